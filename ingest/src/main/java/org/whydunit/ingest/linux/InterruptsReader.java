package org.whydunit.ingest.linux;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Resource;

/**
 * {@code /proc/interrupts}: an interrupt line's number, a count a processor, the controller and flow type, then the
 * handlers' names parted by commas. Source: proc_interrupts(5).
 */
@AutoService(Reader.class)
public final class InterruptsReader implements Reader {

  private static final Pattern HEADING = Pattern.compile("^\\s+CPU\\d[CPU\\d\\s]*");
  private static final Pattern ROW = Pattern.compile("^\\s*(\\d+):\\s[\\d\\s]*\\d\\s+(\\D.*)");
  private static final Pattern HANDLERS = Pattern.compile("^.*[-\\s](?:edge|fasteoi|level|Edge|Level)\\s+(\\S.*)");

  @Override
  public String format() {
    return "interrupts";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    for (int i = 0; i + 1 < Math.min(20, lines.size()); i++) {
      if (HEADING.matcher(lines.get(i)).matches() && lines.get(i + 1).matches("^\\s*\\w+:\\s+\\d.*")) {
        return CERTAIN;
      }
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      Matcher row = ROW.matcher(line.text());
      if (!row.matches()) {
        continue;
      }
      reading.count(1);
      Matcher handlers = HANDLERS.matcher(row.group(2));
      if (handlers.matches()) {
        for (String handler : handlers.group(1).split(",\\s*")) {
          reading.fact(new Resource("irq", row.group(1), handler.strip(), false, reading.line(line.number())));
        }
      }
    }
  }
}
