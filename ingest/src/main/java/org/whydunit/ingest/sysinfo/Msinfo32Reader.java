package org.whydunit.ingest.sysinfo;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.tables.Dates;

/**
 * A report of msinfo32: {@code .nfo} (XML) or exported text, in the languages of {@code msinfo32-categories.labels.tsv}.
 * Microsoft publishes no schema; both layouts are as the tool writes them. Text: a category in square brackets, a blank
 * line, a line of headings, then rows, cells ended by tabs. XML: {@code Category} with a name, {@code Data} a row, an
 * element a cell in the same order as the text's. The order of the cells is the same in every language, the names are
 * not, so that cells are told by their place. Read line by line, since people save the XML in another encoding than its
 * declaration names, and cut it.
 */
@AutoService(Reader.class)
public final class Msinfo32Reader implements Reader {

  private static final Pattern CATEGORY = Pattern.compile("\\[([^\\[\\]\t]+)]\\s*");
  /** The heading's end in any language. */
  private static final Pattern WRITTEN = Pattern.compile("[:：]\\s*\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\s*$");
  private static final Pattern CREATED = Pattern.compile("<CreationUTC>([^<]*)</CreationUTC>");
  private static final int LINES_LOOKED_AT = 40;

  @Override
  public String format() {
    return "msinfo32";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    boolean headed = false;
    boolean known = false;
    boolean tabs = false;
    for (String line : lines.subList(0, Math.min(LINES_LOOKED_AT, lines.size()))) {
      if (line.strip().equals("<MsInfo>")) {
        return CERTAIN;
      }
      Matcher m = CATEGORY.matcher(line);
      known |= m.matches() && (headed || !Msinfo32Categories.NAMES.key(m.group(1)).isEmpty());
      headed |= WRITTEN.matcher(line).find();
      tabs |= known && line.indexOf('\t') > 0;
    }
    return known && tabs ? CERTAIN - 1 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Msinfo32Facts facts = new Msinfo32Facts(Dates.of(source), reading);
    Msinfo32Categories categories = new Msinfo32Categories();
    NfoRows xml = null;
    boolean headings = false;
    for (Text.Line line : source.text()) {
      String text = line.text();
      if (line.number() <= 2 && (text.startsWith("<?xml") || text.startsWith("<MsInfo"))) {
        xml = new NfoRows(facts, categories);
      }
      Matcher category = CATEGORY.matcher(text);
      if (xml != null) {
        created(line, facts, reading);
        xml.line(line);
      } else if (category.matches()) {
        facts.category(categories.next(category.group(1)));
        headings = true;
      } else if (text.indexOf('\t') >= 0) {
        if (!headings) {
          facts.row(line.number(), cells(text));
        }
        headings = false;
      } else if (!text.isBlank()) {
        facts.more(text);
      }
    }
    facts.end();
    if (xml != null && !xml.closed()) {
      reading.problem(reading.line(xml.lastLine()), "sysinfo/nfo-cut");
    }
  }

  private static List<String> cells(String text) {
    return Arrays.stream(text.split("\t", -1)).map(String::strip).toList();
  }

  private static void created(Text.Line line, Msinfo32Facts facts, Reading reading) {
    Matcher m = CREATED.matcher(line.text());
    if (m.find()) {
      LocalDateTime time = Dates.monthFirst().local(m.group(1), reading.line(line.number()), reading);
      facts.written(time == null ? null : time.toInstant(ZoneOffset.UTC));
    }
  }
}
