package org.whydunit.ingest.sysinfo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Process;
import org.whydunit.ingest.facts.Resource;
import org.whydunit.ingest.facts.Service;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Labels;
import org.whydunit.ingest.tables.States;

/** Rows of msinfo32's categories as facts. A category that no method names is passed over. */
final class Msinfo32Facts {

  private static final Labels RESOURCES = Labels.of(Msinfo32Facts.class, "msinfo32-resources");
  private static final Labels PROBLEM_TEXTS = Labels.of(Msinfo32Facts.class, "problem-texts");
  private static final Pattern RESOURCE = Pattern.compile("^(.*?)(0x[0-9A-Fa-f]{1,16}-0x[0-9A-Fa-f]{1,16}|\\d{1,10})$");
  private static final Pattern CODE = Pattern.compile("\\([^()]*?(\\d{1,2})\\)");

  private final Dates dates;
  private final Reading reading;
  private final Msinfo32Items items;
  private String category = "";
  private long werLine;
  private List<String> wer;
  private final StringBuilder werMore = new StringBuilder();

  Msinfo32Facts(Dates dates, Reading reading) {
    this.dates = dates;
    this.reading = reading;
    this.items = new Msinfo32Items(dates, reading);
  }

  /** When the report was written. */
  void written(Instant time) {
    items.written(time);
  }

  /** Begins a category by its key; empty for one of which nothing is read. */
  void category(String key) {
    flush();
    category = key;
  }

  /** A row's cells in the tool's order. */
  void row(long line, List<String> cells) {
    reading.count(1);
    Origin origin = reading.line(line);
    switch (category) {
      case "conflicts" -> resource(cells, "", true, origin);
      case "dma", "io", "irq", "memory" -> resource(cells, category, false, origin);
      case "problems" -> problem(cells, origin);
      case "drivers" -> driver(cells, origin);
      case "services" -> service(cells, origin);
      case "tasks" -> task(cells, origin);
      case "wer" -> report(line, cells);
      case "" -> {}
      default -> items.item(category, cells, origin);
    }
  }

  /** A line that goes on with the last cell of the row before. */
  void more(String text) {
    if (wer != null) {
      werMore.append('\n').append(text);
    }
  }

  void end() {
    flush();
    items.machine();
  }

  private void flush() {
    if (wer != null) {
      String details = XmlText.plain(cell(wer, 2)) + werMore;
      Origin origin = reading.line(werLine);
      WerReport.of(details).facts(cell(wer, 1), dates.instant(cell(wer, 0), origin, reading), origin, reading);
      wer = null;
      werMore.setLength(0);
    }
    items.endRecord();
  }

  private void report(long line, List<String> cells) {
    flush();
    if (cells.size() > 2) {
      wer = cells;
      werLine = line;
    }
  }

  private void resource(List<String> cells, String kind, boolean conflict, Origin origin) {
    Matcher m = RESOURCE.matcher(cell(cells, 0));
    if (!m.matches() || cell(cells, 1).isEmpty()) {
      return;
    }
    String told = kind.isEmpty() ? RESOURCES.key(m.group(1).strip()) : kind;
    if (told.isEmpty()) {
      reading.problem(origin, "sysinfo/resource-kind", m.group(1).strip());
      return;
    }
    reading.fact(new Resource(told, m.group(2), cell(cells, 1), conflict, origin));
  }

  private void problem(List<String> cells, Origin origin) {
    String text = cell(cells, 2);
    if (cell(cells, 0).isEmpty() || text.isEmpty()) {
      return;
    }
    Matcher code = CODE.matcher(text);
    String key = code.find() ? code.group(1) : PROBLEM_TEXTS.key(text);
    if (key.isEmpty()) {
      reading.problem(origin, "sysinfo/problem-text", text);
    }
    reading.fact(new Device(cell(cells, 0), cell(cells, 1), "", key.isEmpty() ? null : Integer.valueOf(key), "", origin));
  }

  private void driver(List<String> cells, Origin origin) {
    String name = cell(cells, 0);
    if (name.isEmpty() || cells.size() < 7) {
      return;
    }
    String path = cell(cells, 2);
    String file = path.indexOf('.') < 0 ? name + ".sys" : path.substring(path.lastIndexOf('\\') + 1);
    String state = States.state(cell(cells, 6));
    reading.fact(
        new Driver(
            file.toLowerCase(Locale.ROOT), "", cell(cells, 1), "", "", null, state.isEmpty() ? "installed" : state, null,
            null, "", origin));
  }

  private void service(List<String> cells, Origin origin) {
    if (cells.size() < 6 || cell(cells, 1).isEmpty()) {
      return;
    }
    reading.fact(
        new Service(
            cell(cells, 1), cell(cells, 0), States.state(cell(cells, 2)), States.start(cell(cells, 3)), cell(cells, 5),
            null, origin));
  }

  private void task(List<String> cells, Origin origin) {
    if (cell(cells, 2).matches("\\d{1,9}")) {
      reading.fact(new Process(cell(cells, 0), Long.valueOf(cell(cells, 2)), null, null, origin));
    }
  }

  static String cell(List<String> cells, int at) {
    return at < cells.size() ? cells.get(at) : "";
  }
}
