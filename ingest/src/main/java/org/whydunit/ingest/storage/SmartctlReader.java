package org.whydunit.ingest.storage;

import java.util.HashMap;
import java.util.List;
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
import org.whydunit.ingest.tables.Amounts;

/**
 * {@code smartctl -a} as text, for ATA, NVMe and SCSI drives, several drives one after another. ATA attributes keep the
 * tool's name and the raw value's leading number; NVMe's health lines keep their label. Source: smartmontools,
 * smartctl(8).
 */
@AutoService(Reader.class)
public final class SmartctlReader implements Reader {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("^\\s*\\d{1,3}\\s+([A-Za-z][\\w-]*)\\s+(?:0x[0-9a-f]{4}|[-A-Z]{6,7})\\s+\\d+\\s+\\d+\\s+[\\d-]+\\s.*?(\\d{1,20})(?:h\\+.*|\\s{0,8}\\([^()]*\\)|\\s.*)?");
  private static final Pattern RAW = Pattern.compile("^.*\\s(?:-|FAILING_NOW|In_the_past|NOW|Past)\\s+(\\d+).*");
  private static final Pattern HEALTH = Pattern.compile("^([A-Z][A-Za-z.,/ ]+?):\\s+(0x[0-9a-fA-F]+|[\\d,]+)\\s?(?:%|Celsius|\\[.*]|hours?)?\\s*");
  private static final Pattern DEVICE = Pattern.compile("smartctl\\s.{0,300}?(/dev/\\S{1,200})");
  private static final int MOST_ATTRIBUTES = 512;

  @Override
  public String format() {
    return "smartctl";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    boolean model = false;
    for (String line : lines.subList(0, Math.min(60, lines.size()))) {
      if (line.matches("smartctl \\d.*")) {
        return CERTAIN;
      }
      model |= line.startsWith("=== START OF INFORMATION SECTION") || line.contains("ATTRIBUTE_NAME");
    }
    return model ? LIKELY + 10 : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Drive drive = null;
    String device = "";
    for (Text.Line line : source.text()) {
      reading.count(1);
      String text = line.text();
      Matcher named = DEVICE.matcher(text);
      if (named.find()) {
        device = named.group(1);
      }
      if (drive == null || text.startsWith("smartctl ") && !drive.model.isEmpty()) {
        give(drive, reading);
        drive = new Drive(device, line.number());
      }
      drive.line(text);
    }
    give(drive, reading);
  }

  private static void give(Drive drive, Reading reading) {
    if (drive != null && (!drive.model.isEmpty() || !drive.attributes.isEmpty())) {
      reading.fact(
          new Disk(
              drive.device, drive.model, drive.firmware, drive.status, drive.bytes, drive.attributes, reading.line(drive.line)));
    }
  }

  private static final class Drive {

    private final String device;
    private final long line;
    private final Map<String, Long> attributes = new HashMap<>();
    private String model = "";
    private String firmware = "";
    private String status = "";
    private Long bytes;

    Drive(String device, long line) {
      this.device = device;
      this.line = line;
    }

    void line(String text) {
      Matcher attribute = ATTRIBUTE.matcher(text);
      Matcher health = HEALTH.matcher(text);
      if (attribute.matches()) {
        Matcher raw = RAW.matcher(text);
        put(attribute.group(1), raw.matches() ? raw.group(1) : attribute.group(2));
      } else if (!header(text) && health.matches()) {
        put(health.group(1), health.group(2));
      }
    }

    private boolean header(String text) {
      int at = text.indexOf(':');
      String value = at < 0 ? "" : text.substring(at + 1).strip();
      switch (at < 0 ? "" : text.substring(0, at).strip()) {
        case "Device Model", "Model Number", "Product" -> model = value;
        case "Firmware Version", "Revision" -> firmware = value;
        case "User Capacity", "Total NVM Capacity", "Namespace 1 Size/Capacity" -> bytes = exact(value);
        case "SMART overall-health self-assessment test result", "SMART Health Status" ->
            status = value.toLowerCase(Locale.ROOT);
        default -> {
          return false;
        }
      }
      return true;
    }

    private static Long exact(String value) {
      Matcher m = Pattern.compile("[\\d.,'\u00A0\u202F ]+").matcher(value);
      return m.lookingAt() ? Amounts.bytes(m.group().replaceAll("\\D", "")) : null;
    }

    private void put(String name, String value) {
      if (attributes.size() >= MOST_ATTRIBUTES) {
        return;
      }
      String digits = value.replace(",", "");
      boolean hex = digits.startsWith("0x");
      if (hex ? digits.length() < 17 : digits.length() < 19) {
        attributes.putIfAbsent(name, hex ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits));
      }
    }
  }
}
