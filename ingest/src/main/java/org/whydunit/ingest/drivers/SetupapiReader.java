package org.whydunit.ingest.drivers;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Origin;

/**
 * {@code setupapi.dev.log}: when which driver was installed for which device, and with what outcome. A section that
 * installs, updates, imports or removes a driver is one change; its subject is the driver's file where the section names
 * it, else its INF. Source: Microsoft Learn, "Format of a Text Log Section".
 *
 * <pre>
 * &gt;&gt;&gt;  [Device Install (DiInstallDriver) - C:\pkg\demo.inf]
 * &gt;&gt;&gt;  Section start 2024/03/05 08:15:02.123
 * &lt;&lt;&lt;  Section end 2024/03/05 08:15:09.456
 * &lt;&lt;&lt;  [Exit status: FAILURE(0xe0000217)]
 * </pre>
 */
@AutoService(Reader.class)
public final class SetupapiReader implements Reader {

  private static final Pattern HEADER = Pattern.compile("^>>>  \\[([^-\\]]{3,80}) - (.{1,400})\\]\\s*$");
  private static final Pattern EXIT = Pattern.compile("^<<<  \\[Exit status: (\\w{2,12})(?:\\((0x[0-9a-fA-F]{8})\\))?");
  private static final Pattern FILE = Pattern.compile("(?:Image Path {1,8}=|to ').{0,300}\\\\([\\w.+~$()-]{1,100}\\.sys)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern INF = Pattern.compile("([\\w.+~$()-]{1,120}\\.inf)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION = Pattern.compile("Driver Version {0,4}[-:] {1,4}(?:[\\d/]{6,10},)?([\\d.]{3,30})");
  private static final Pattern DESCRIPTION = Pattern.compile("Description {1,8}- \\[(.{1,200})\\]");

  @Override
  public String format() {
    return "setupapi-log";
  }

  @Override
  public int recognise(Head head) {
    boolean log = head.lines().stream().limit(20).anyMatch(line -> line.startsWith("[Device Install Log]"));
    return log || head.lines().stream().anyMatch(line -> line.startsWith(">>>  Section start ")) ? CERTAIN - 5 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Section section = null;
    for (Text.Line line : source.text()) {
      Matcher header = HEADER.matcher(line.text());
      if (header.matches()) {
        give(section, reading);
        section = new Section(header.group(1).strip(), header.group(2).strip(), reading.line(line.number()));
      } else if (section != null && section.line(line.text(), reading)) {
        give(section, reading);
        section = null;
      }
    }
    give(section, reading);
  }

  private static void give(Section section, Reading reading) {
    if (section != null) {
      reading.count(1);
      if (section.changes()) {
        reading.fact(section.change());
      }
    }
  }

  /** A section of the log. */
  private static final class Section {

    private final String action;
    private final String target;
    private final Origin origin;
    private Instant time;
    private String file = "";
    private String inf = "";
    private String version = "";
    private String description = "";
    private String outcome = "";

    Section(String action, String target, Origin origin) {
      this.action = action;
      this.target = target;
      this.origin = origin;
      this.inf = first(INF, target, "");
    }

    /** Takes a line; true when it is the section's last. */
    boolean line(String text, Reading reading) {
      Matcher exit = EXIT.matcher(text);
      if (text.startsWith(">>>  Section start ")) {
        time = LineTime.of(text, reading);
      } else if (exit.find()) {
        outcome = exit.group(1).equals("SUCCESS") ? "ok" : "failed " + (exit.group(2) == null ? exit.group(1) : exit.group(2));
        return true;
      } else {
        file = first(FILE, text, file);
        version = first(VERSION, text, version);
        description = first(DESCRIPTION, text, description);
        inf = inf.isEmpty() && text.contains("InfFile") ? first(INF, text, "") : inf;
      }
      return false;
    }

    /** A first match; what was found before stays. */
    private static String first(Pattern pattern, String text, String before) {
      Matcher m = before.isEmpty() ? pattern.matcher(text) : null;
      return m != null && m.find() ? m.group(1) : before;
    }

    boolean changes() {
      String words = action.toLowerCase(Locale.ROOT);
      boolean driver = words.contains("install") || words.contains("update") || words.contains("import") || words.contains("delete");
      return driver && !(file.isEmpty() && inf.isEmpty());
    }

    Change change() {
      String detail = String.join("; ", action, description.isEmpty() ? target : description, version, outcome).replaceAll("; (?=;)|; $", "");
      String subject = (file.isEmpty() ? inf : file).toLowerCase(Locale.ROOT);
      return new Change("driver", subject, detail, time, "Windows Setup", origin);
    }
  }
}
