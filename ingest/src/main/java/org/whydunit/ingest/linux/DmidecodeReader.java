package org.whydunit.ingest.linux;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.MemoryModule;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;

/**
 * {@code dmidecode}: SMBIOS structures as text, each a handle line, a title and indented {@code Name: value} lines. The
 * BIOS date is month first (SMBIOS DSP0134, type 0). Type 17 tells a module's stated and configured speed. Source:
 * dmidecode(8); DMTF DSP0134.
 */
@AutoService(Reader.class)
public final class DmidecodeReader implements Reader {

  private static final String EMPTY_SLOT = "No Module Installed";

  @Override
  public String format() {
    return "dmidecode";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    for (String line : lines.subList(0, Math.min(40, lines.size()))) {
      if (line.startsWith("# dmidecode") || line.matches("Handle 0x[0-9A-F]{4}, DMI type \\d+, \\d+ bytes.*")) {
        return CERTAIN;
      }
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Map<String, Map<String, String>> first = new HashMap<>();
    Map<String, String> open = new HashMap<>();
    Origin machine = null;
    String title = "";
    long start = 0;
    for (Text.Line line : source.text()) {
      String text = line.text();
      if (text.isBlank() || text.startsWith("Handle ")) {
        end(title, open, start, reading);
        title = "";
        open = new HashMap<>();
      } else if (!Character.isWhitespace(text.charAt(0))) {
        title = text.strip();
        start = line.number();
        first.putIfAbsent(title, open);
        machine = machine == null && title.equals("BIOS Information") ? reading.line(start) : machine;
      } else if (text.indexOf(':') > 0) {
        int at = text.indexOf(':');
        open.putIfAbsent(text.substring(0, at).strip(), told(text.substring(at + 1).strip()));
      }
    }
    end(title, open, start, reading);
    if (machine != null) {
      reading.fact(machine(first, machine, reading));
    }
  }

  private static void end(String title, Map<String, String> values, long start, Reading reading) {
    reading.count(title.isEmpty() ? 0 : 1);
    String size = values.getOrDefault("Size", "");
    if (title.equals("Memory Device") && !size.isEmpty() && !size.equals(EMPTY_SLOT)) {
      reading.fact(
          new MemoryModule(
              values.getOrDefault("Locator", ""),
              values.getOrDefault("Manufacturer", ""),
              values.getOrDefault("Part Number", ""),
              Amounts.bytes(size),
              speed(values.getOrDefault("Speed", "")),
              speed(values.getOrDefault("Configured Memory Speed", values.getOrDefault("Configured Clock Speed", ""))),
              reading.line(start)));
    }
  }

  private static Machine machine(Map<String, Map<String, String>> first, Origin origin, Reading reading) {
    Map<String, String> bios = first.getOrDefault("BIOS Information", Map.of());
    Map<String, String> system = first.getOrDefault("System Information", Map.of());
    Map<String, String> board = first.getOrDefault("Base Board Information", Map.of());
    Map<String, String> processor = first.getOrDefault("Processor Information", Map.of());
    Instant date = Dates.monthFirst().day(bios.getOrDefault("Release Date", ""), origin, reading);
    return new Machine(
        "", "", pair(bios, "Vendor", "Version"), date, pair(system, "Manufacturer", "Product Name"),
        pair(board, "Manufacturer", "Product Name"), processor.getOrDefault("Version", ""), null, null, "", origin);
  }

  private static String pair(Map<String, String> values, String first, String second) {
    return (values.getOrDefault(first, "") + " " + values.getOrDefault(second, "")).strip();
  }

  private static String told(String value) {
    return value.equals("Not Specified") || value.equals("Unknown") ? "" : value;
  }

  private static Integer speed(String text) {
    Double value = Amounts.number(text);
    return value == null || value <= 0 ? null : Integer.valueOf(value.intValue());
  }
}
