package org.whydunit.ingest.sysinfo;

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
import org.whydunit.ingest.tables.Dates;

/**
 * DxDiag's report as XML ({@code dxdiag /x}), one element a line. The elements carry the text report's labels without
 * their blanks; they are told on under those labels, so that both forms give the same facts.
 */
@AutoService(Reader.class)
public final class DxdiagXmlReader implements Reader {

  private static final Pattern ELEMENT = Pattern.compile("^\\s*<(\\w{1,60})>([^<]*)(</\\1>)?\\s*$");

  private static final Map<String, String> SECTIONS =
      Map.of(
          "SystemInformation", "System Information", "DisplayDevices", "Display Devices", "SoundDevices", "Sound Devices",
          "SoundCaptureDevices", "Sound Capture Devices", "SystemDevices", "System Devices", "LogicalDisk", "Disk & DVD/CD-ROM Drives");

  /** An element that holds one device. */
  private static final List<String> RECORDS =
      List.of("DisplayDevice", "SoundDevice", "SoundCaptureDevice", "SystemDevice");

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("Time", "Time of this report"), Map.entry("MachineName", "Machine name"),
          Map.entry("OperatingSystem", "Operating System"), Map.entry("SystemManufacturer", "System Manufacturer"),
          Map.entry("SystemModel", "System Model"), Map.entry("CardName", "Card name"), Map.entry("DeviceKey", "Device Key"),
          Map.entry("DeviceProblemCode", "Device Problem Code"), Map.entry("DriverName", "Driver Name"),
          Map.entry("DriverVersion", "Driver Version"), Map.entry("DriverDate", "Driver Date/Size"),
          Map.entry("DriverProvider", "Driver Provider"), Map.entry("HardwareID", "Hardware ID"),
          Map.entry("HardwareId", "Hardware ID"), Map.entry("DateAndSize", "Date and Size"), Map.entry("Date", "Date and Size"),
          Map.entry("DeviceID", "Device ID"), Map.entry("DeviceId", "Device ID"), Map.entry("DriveLetter", "Drive"),
          Map.entry("FreeSpace", "Free Space"), Map.entry("MaxSpace", "Total Space"), Map.entry("TotalSpace", "Total Space"),
          Map.entry("FileSystem", "File System"));

  @Override
  public String format() {
    return "dxdiag-xml";
  }

  @Override
  public int recognise(Head head) {
    return head.lower().contains("<dxdiag>") ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Dates cultured = Dates.of(source, line -> line.contains("<DriverDate>") || line.contains("<DateAndSize>"));
    Report report = new Report(new DxdiagFacts(cultured, reading));
    for (Text.Line line : source.text()) {
      reading.count(1);
      report.line(line.text().strip(), line.number());
    }
    report.facts.end();
    if (!report.closed) {
      reading.problem(reading.whole(), "sysinfo/nfo-cut");
    }
  }

  /** Where in the report the lines are. */
  private static final class Report {

    private final DxdiagFacts facts;
    private final Map<String, String> driver = new HashMap<>();
    private String device = "";
    private boolean inDriver;
    private boolean closed;

    Report(DxdiagFacts facts) {
      this.facts = facts;
    }

    void line(String text, long number) {
      Matcher element = ELEMENT.matcher(text);
      if (element.matches() && element.group(3) != null) {
        item(element.group(1), XmlText.plain(element.group(2)).strip(), number);
      } else if (element.matches()) {
        begin(element.group(1));
      } else if (text.startsWith("</")) {
        end(text.substring(2, Math.max(2, text.length() - 1)), number);
      }
    }

    private void begin(String name) {
      inDriver = name.equals("Driver");
      if (SECTIONS.containsKey(name)) {
        facts.section(SECTIONS.get(name));
      } else if (RECORDS.contains(name)) {
        device = name;
        facts.endRecord();
      }
    }

    private void end(String name, long number) {
      if (name.equals("Driver") && inDriver) {
        facts.item("Driver", driver.getOrDefault("Path", "") + ", " + driver.getOrDefault("Version", ""), number);
        driver.clear();
        inDriver = false;
      } else if (SECTIONS.containsKey(name)) {
        facts.section("");
      }
      closed |= name.equals("DxDiag");
    }

    private void item(String name, String value, long number) {
      if (inDriver) {
        driver.put(name, value);
      } else if (name.equals("DeviceKey") && device.equals("SystemDevice")) {
        facts.item("Device ID", value, number);
      } else {
        facts.item(LABELS.getOrDefault(name, name), value, number);
      }
    }
  }
}
