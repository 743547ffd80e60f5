package org.whydunit.ingest.sysinfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.MemoryModule;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;

/**
 * The text reports of CPU-Z and HWMonitor, whose labels are English in every language: a machine, its memory modules with
 * rated and present speed, and the sensors. No document describes them; as the tools write them, a label and its value lie
 * a tab or two blanks apart:
 *
 * <pre>
 * CPU-Z TXT Report
 * DIMM #                1
 *     Manufacturer (ID)    Contoso (C100000000000000)
 *     Max bandwidth        DDR4-2400 (1200 MHz)
 * Hardware monitor    Demo CPU
 *     Temperature 0    53°C (127°F) [0x20] (Core #0)
 * </pre>
 */
@AutoService(Reader.class)
public final class CpuidReportReader implements Reader {

  private static final Pattern ITEM = Pattern.compile("^\\s*(\\S[^\\t]{0,60}?)(?:\\t|  )\\s*(\\S.*)$");
  private static final Pattern TEMPERATURE = Pattern.compile("^(-?\\d{1,3}(?:\\.\\d)?) ?°?C(?: |$).*?(?:\\(([^()]{1,60})\\))?$");
  private static final Pattern FAN = Pattern.compile("^(\\d{1,6}) RPM.*?(?:\\(([^()]{1,60})\\))?$");
  private static final Pattern VOLTAGE = Pattern.compile("^(-?\\d{1,3}\\.\\d{1,3}) Volts.*?(?:\\(([^()]{1,60})\\))?$");
  private static final Pattern MEGAHERTZ = Pattern.compile("(\\d{2,5}(?:\\.\\d)?) MHz");
  private static final Pattern RATED = Pattern.compile("\\bDDR\\d?-(\\d{3,5})\\b");
  private static final int LINES_LOOKED_AT = 10;

  @Override
  public String format() {
    return "cpuid-report";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(LINES_LOOKED_AT).map(String::strip).anyMatch(CpuidReportReader::isTitle) ? CERTAIN : 0;
  }

  private static boolean isTitle(String line) {
    return line.equals("CPU-Z TXT Report") || line.startsWith("CPUID HWMonitor") || line.startsWith("CPUID Hardware Monitor ");
  }

  @Override
  public void read(Source source, Reading reading) {
    Report report = new Report(Dates.of(source, line -> line.contains("BIOS")), reading);
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher item = ITEM.matcher(line.text());
      if (item.matches()) {
        report.item(item.group(1).strip(), item.group(2).strip(), reading.line(line.number()));
      } else if (!line.text().isBlank() && !Character.isWhitespace(line.text().charAt(0))) {
        report.title(line.text().strip());
      }
    }
    report.end();
  }

  /** A report while it is read. */
  private static final class Report {

    private final Dates dates;
    private final Reading reading;
    private final MachineDraft machine = new MachineDraft();
    private final List<Module> modules = new ArrayList<>();
    private Module module;
    private String section = "";
    private String monitor = "sensor";
    private Integer megatransfers;

    Report(Dates dates, Reading reading) {
      this.dates = dates;
      this.reading = reading;
    }

    /** A line without a value names a part: {@code DMI BIOS}, {@code Memory SPD}. */
    void title(String text) {
      if (text.length() < 60 && !text.startsWith("--")) {
        section = text;
        module = null;
      }
    }

    void item(String label, String value, Origin origin) {
      if (label.equals("DIMM #")) {
        module = new Module(value, origin);
        modules.add(module);
      } else if (label.equals("Hardware monitor")) {
        monitor = value;
      } else if (!sensor(label, value, origin) && (module == null || !module.item(label, value))) {
        machine(label, value, origin);
      }
    }

    private boolean sensor(String label, String value, Origin origin) {
      Matcher temperature = TEMPERATURE.matcher(value);
      Matcher fan = FAN.matcher(value);
      Matcher voltage = VOLTAGE.matcher(value);
      Matcher which = temperature.matches() ? temperature : fan.matches() ? fan : voltage.matches() ? voltage : null;
      if (which == null || !label.matches("^(?:Temperature|Fan|Voltage|Pump)\\b.*")) {
        return false;
      }
      String unit = which == temperature ? "°C" : which == fan ? "RPM" : "V";
      String name = which.group(2) == null ? label : which.group(2);
      reading.fact(new Metric(monitor, name, Double.parseDouble(which.group(1)), unit, null, null, origin));
      return true;
    }

    private void machine(String label, String value, Origin origin) {
      String where = section.toLowerCase(Locale.ROOT);
      switch (label) {
        case "Specification" -> machine.processor = seen(machine.processor, value, origin);
        case "Mainboard Vendor" -> machine.boardMaker = seen(machine.boardMaker, value, origin);
        case "Mainboard Model" -> machine.board = seen(machine.board, value.replaceFirst("\\(0x.*", "").strip(), origin);
        case "Windows Version" -> machine.os = seen(machine.os, value, origin);
        case "Memory Size" -> machine.memoryBytes = Amounts.bytes(value.replace("Bytes", "B"));
        case "Memory Frequency" -> frequency(value, origin);
        default -> {
          if (where.startsWith("dmi")) {
            dmi(where + "/" + label.toLowerCase(Locale.ROOT), value, origin);
          }
        }
      }
    }

    private void dmi(String place, String value, Origin origin) {
      switch (place) {
        case "dmi bios/vendor" -> machine.firmware = seen(machine.firmware, value, origin);
        case "dmi bios/version" -> machine.firmware = (machine.firmware + " " + value).strip();
        case "dmi bios/date" -> machine.firmwareDate = dates.orMonthFirst().day(value, origin, reading);
        case "dmi system information/manufacturer" -> machine.maker = seen(machine.maker, value, origin);
        case "dmi system information/product" -> machine.model = seen(machine.model, value, origin);
        case "dmi baseboard/vendor" -> machine.boardMaker = seen(machine.boardMaker, value, origin);
        case "dmi baseboard/model" -> machine.board = seen(machine.board, value, origin);
        default -> {}
      }
    }

    private String seen(String before, String value, Origin origin) {
      machine.seen(origin);
      return before.isEmpty() ? value : before;
    }

    /** Memory transfers twice a cycle. */
    private void frequency(String value, Origin origin) {
      Matcher m = MEGAHERTZ.matcher(value);
      if (m.find()) {
        megatransfers = (int) Math.round(2 * Double.parseDouble(m.group(1)));
        reading.fact(new Setting("memory", "frequency", value, "", origin));
      }
    }

    void end() {
      for (Module each : modules) {
        reading.fact(each.fact(megatransfers));
      }
      if (!machine.isEmpty()) {
        reading.fact(machine.machine());
      }
    }
  }

  /** A memory module while its lines are read. */
  private static final class Module {

    private final String slot;
    private final Origin origin;
    private String vendor = "";
    private String part = "";
    private Long bytes;
    private Integer rated;

    Module(String slot, Origin origin) {
      this.slot = slot;
      this.origin = origin;
    }

    boolean item(String label, String value) {
      switch (label) {
        case "Manufacturer (ID)", "Module Manufacturer(ID)" -> vendor = value.replaceFirst("\\([0-9A-F]{8,}\\).*", "").strip();
        case "Part number" -> part = value;
        case "Size" -> bytes = Amounts.bytes(value.replace("Bytes", "B"));
        case "Max bandwidth" -> rated = rated(value);
        default -> {
          return !label.startsWith("Memory Freq");
        }
      }
      return true;
    }

    private static Integer rated(String value) {
      Matcher named = RATED.matcher(value);
      Matcher clocked = MEGAHERTZ.matcher(value);
      return named.find()
          ? Integer.valueOf(named.group(1))
          : clocked.find() ? Integer.valueOf((int) Math.round(2 * Double.parseDouble(clocked.group(1)))) : null;
    }

    MemoryModule fact(Integer configured) {
      return new MemoryModule(slot, vendor, part, bytes, rated, configured, origin);
    }
  }
}
