package org.whydunit.ingest.procmon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Csv;

/**
 * Process Monitor's CSV and XML exports, whose column and element names are English in every language. Source: Microsoft
 * Learn, Sysinternals, "Process Monitor"; the shapes as the tool writes them:
 *
 * <pre>
 * "Time of Day","Process Name","PID","Operation","Path","Result","Detail"
 * &lt;event&gt;&lt;Process_Name&gt;app.exe&lt;/Process_Name&gt;… &lt;Result&gt;ACCESS DENIED&lt;/Result&gt;…&lt;/event&gt;
 * </pre>
 */
@AutoService(Reader.class)
public final class ProcmonReader implements Reader {

  private static final Pattern FIELD = Pattern.compile("<(Process_Name|Operation|Path|Result)>([^<]{0,4096})</|(</event>)");

  @Override
  public String format() {
    return "procmon";
  }

  @Override
  public int recognise(Head head) {
    String first = head.lines().isEmpty() ? "" : head.lines().getFirst();
    if (columns(first) != null) {
      return CERTAIN;
    }
    String text = head.lower();
    return text.contains("<procmon>") && text.contains("<processlist>") ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Refusals refusals = new Refusals();
    List<String> columns = null;
    Map<String, String> event = new HashMap<>();
    Origin start = null;
    for (Text.Line line : source.text()) {
      if (columns != null) {
        reading.count(1);
        row(columns, Csv.cells(line.text(), ','), reading.line(line.number()), refusals);
      } else if (line.number() > 1 || (columns = columns(line.text())) == null) {
        Matcher field = FIELD.matcher(line.text());
        while (field.find()) {
          if (field.group(3) == null) {
            start = event.isEmpty() ? reading.line(line.number()) : start;
            event.put(field.group(1), plain(field.group(2)));
          } else {
            reading.count(1);
            access(event, start, refusals);
            event.clear();
          }
        }
      }
    }
    refusals.give(reading);
  }

  private static List<String> columns(String line) {
    List<String> cells = Csv.cells(line, ',');
    return cells.containsAll(List.of("Process Name", "Operation", "Path", "Result")) ? cells : null;
  }

  private static void row(List<String> columns, List<String> cells, Origin origin, Refusals refusals) {
    if (cells.size() >= columns.size()) {
      refusals.access(
          cells.get(columns.indexOf("Process Name")), cells.get(columns.indexOf("Operation")),
          cells.get(columns.indexOf("Path")), cells.get(columns.indexOf("Result")), origin);
    }
  }

  private static void access(Map<String, String> event, Origin start, Refusals refusals) {
    if (event.containsKey("Result") && event.containsKey("Process_Name")) {
      refusals.access(
          event.get("Process_Name"), event.getOrDefault("Operation", ""), event.getOrDefault("Path", ""), event.get("Result"),
          start);
    }
  }

  private static String plain(String xml) {
    return xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&");
  }
}
