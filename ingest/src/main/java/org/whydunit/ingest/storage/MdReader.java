package org.whydunit.ingest.storage;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Disk;

/**
 * {@code /proc/mdstat}, {@code mdadm --detail} and {@code mdadm --examine}: an array, or a member, is a disk whose model is the
 * array's level, with the counts of the members as attributes. Source: md(4); mdadm(8), "--detail" and "--examine".
 *
 * <pre>
 * md0 : active raid1 sdb1[1] sda1[0](F)
 *       976630464 blocks super 1.2 [2/1] [U_]
 * </pre>
 */
@AutoService(Reader.class)
public final class MdReader implements Reader {

  private static final Pattern ARRAY = Pattern.compile("(md[\\w-]{1,32}) : (active|inactive)(?: \\([\\w-]{1,20}\\))? ?((?:raid\\d{1,2}|linear|multipath)?)\\b(.{0,2000})");
  private static final Pattern MEMBERS = Pattern.compile("^\\s{2,}\\d{1,18} blocks.{0,200}?\\[(\\d{1,5})/(\\d{1,5})\\].{0,200}");
  private static final Pattern DETAIL = Pattern.compile("/dev/(\\S{1,64}):");
  private static final Pattern FIELD = Pattern.compile("\\s{1,20}([A-Z][A-Za-z ]{1,24}) : (.{1,200})");
  private static final Pattern FAILED = Pattern.compile("\\(F\\)");

  @Override
  public String format() {
    return "md-raid";
  }

  @Override
  public int recognise(Head head) {
    boolean named = false;
    for (String line : head.lines().subList(0, Math.min(60, head.lines().size()))) {
      if (line.startsWith("Personalities :")) {
        return CERTAIN - 5;
      } else if (named && line.contains("Raid Level :")) {
        return CERTAIN - 5;
      } else if (ARRAY.matcher(line).matches()) {
        return LIKELY;
      }
      named |= DETAIL.matcher(line.strip()).matches();
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Md md = null;
    for (Text.Line line : source.text()) {
      Matcher array = ARRAY.matcher(line.text());
      Matcher detail = DETAIL.matcher(line.text().strip());
      boolean summary = array.matches();
      if (summary || detail.matches()) {
        give(md, reading);
        md = new Md(summary ? array.group(1) : detail.group(1), line.number());
        if (summary) {
          md.summary(array);
        }
      } else if (md != null) {
        md.line(line.text());
      }
    }
    give(md, reading);
  }

  private static void give(Md md, Reading reading) {
    if (md != null) {
      reading.count(1);
      reading.fact(new Disk(md.name, md.level, "", md.status, null, md.attributes, reading.line(md.line)));
    }
  }

  private static final class Md {

    private final String name;
    private final long line;
    private final Map<String, Long> attributes = new HashMap<>();
    private String level = "";
    private String status = "";

    Md(String name, long line) {
      this.name = name;
      this.line = line;
    }

    /** What a member remembers of the others: {@code AA.}, a point for each that is missing. */
    private void members(String value) {
      String letters = value.split("[ (]")[0];
      attributes.put("Missing Devices", letters.chars().filter(c -> c == '.').count());
    }

    void summary(Matcher array) {
      status = array.group(2);
      level = array.group(3);
      attributes.put("Failed Devices", FAILED.matcher(array.group(4)).results().count());
    }

    void line(String text) {
      Matcher members = MEMBERS.matcher(text);
      Matcher field = FIELD.matcher(text);
      if (members.matches()) {
        attributes.put("Raid Devices", Long.valueOf(members.group(1)));
        attributes.put("Active Devices", Long.valueOf(members.group(2)));
      } else if (field.matches()) {
        String value = field.group(2).strip();
        switch (field.group(1).strip()) {
          case "State" -> status = value.toLowerCase(Locale.ROOT);
          case "Array State" -> members(value);
          case "Raid Level" -> level = value;
          case "Raid Devices", "Active Devices", "Failed Devices", "Spare Devices" -> {
            if (value.matches("\\d{1,5}")) {
              attributes.put(field.group(1).strip(), Long.valueOf(value));
            }
          }
          default -> {}
        }
      }
    }
  }
}
