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
import org.whydunit.ingest.facts.Driver;

/**
 * {@code lsmod} and {@code /proc/modules}: a module's name, size, use count and users a line. Source: lsmod(8);
 * proc_modules(5).
 */
@AutoService(Reader.class)
public final class LsmodReader implements Reader {

  private static final Pattern HEADING = Pattern.compile("Module\\s+Size\\s+Used by\\s*");
  private static final Pattern LSMOD = Pattern.compile("^([\\w-]+)\\s+(\\d{1,12})\\s+-?\\d+(?:\\s+\\S.*)?\\s*");
  private static final Pattern PROC = Pattern.compile("^([\\w-]+) (\\d{1,12}) -?\\d+ \\S+ (?:Live|Loading|Unloading) 0x[0-9a-f]+.*");

  @Override
  public String format() {
    return "lsmod";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    int limit = Math.min(20, lines.size());
    for (int i = 0; i < limit; i++) {
      if (HEADING.matcher(lines.get(i)).matches() || PROC.matcher(lines.get(i)).matches()) {
        return CERTAIN - 5;
      }
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    boolean heading = false;
    for (Text.Line line : source.text()) {
      heading |= HEADING.matcher(line.text()).matches();
      Matcher m = (heading ? LSMOD : PROC).matcher(line.text());
      if (m.matches()) {
        reading.count(1);
        reading.fact(
            new Driver(
                m.group(1), "", "", "", "", null, "loaded", null, Long.valueOf(m.group(2)), "", reading.line(line.number())));
      }
    }
  }
}
