package org.whydunit.ingest.sysinfo;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Setting;

/**
 * {@code bcdedit} and {@code bcdedit /enum}: entries of the boot configuration, a title over dashes, then element and value
 * at column 24. Elements are named in English in every language, but for {@code identifier}. The value of an entry that is
 * not the running one stands beside the others; {@code identifier} lines in between tell them apart. Source: Microsoft
 * Learn, "BCDEdit Command-Line Options".
 */
@AutoService(Reader.class)
public final class BcdeditReader implements Reader {

  private static final Pattern ENTRY =
      Pattern.compile("^\\S+\\s{2,}(\\{(?:bootmgr|current|default|[0-9a-f-]{36}|memdiag|fwbootmgr)})\\s*");
  private static final Pattern ELEMENT = Pattern.compile("^([a-z][a-z0-9]+)\\s{2,}(\\S.*)");

  @Override
  public String format() {
    return "bcdedit";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    boolean rule = false;
    for (String line : lines.subList(0, Math.min(80, lines.size()))) {
      if (rule && ENTRY.matcher(line).matches()) {
        return CERTAIN - 5;
      }
      rule = line.matches("-{4,}\\s*");
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher entry = ENTRY.matcher(line.text());
      Matcher element = ELEMENT.matcher(line.text());
      if (entry.matches() && !line.text().matches("(default|resumeobject|bootsequence)\\s.*")) {
        setting("identifier", entry.group(1), line, reading);
      } else if (element.matches()) {
        setting(element.group(1), element.group(2).strip(), line, reading);
      }
    }
  }

  private static void setting(String name, String value, Text.Line line, Reading reading) {
    reading.fact(new Setting("bcdedit", name, value, "", reading.line(line.number())));
  }
}
