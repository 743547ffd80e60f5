package org.whydunit.ingest.sysinfo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Disk;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Volume;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;

/**
 * DxDiag's sections as facts. Display Devices tells a graphics driver's version, date and vendor but only its user-mode
 * files; System Devices, further down, names the kernel driver of the same card: the two are put together there.
 */
final class DxdiagFacts {

  private static final Pattern BUILD = Pattern.compile("Build (\\d{4,5})");
  private static final Pattern SYS = Pattern.compile("(?i)^(?:.*\\\\)?([^\\\\,]+\\.sys)(?:,\\s*([\\d.]+))?.*");
  private static final Pattern FIRST_FILE = Pattern.compile("(?:[^,]*\\\\)?([^\\\\,]+)");
  private static final int MOST_DRIVERS = 4096;

  private final Dates cultured;
  private final Reading reading;
  private final MachineDraft draft = new MachineDraft();
  private final Map<String, String> record = new HashMap<>();
  private final List<String> drivers = new ArrayList<>();
  private final Map<String, Driver> displays = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();
  private String section = "";
  private String host = "";
  private Instant written;
  private long start;

  DxdiagFacts(Dates cultured, Reading reading) {
    this.cultured = cultured;
    this.reading = reading;
  }

  void section(String title) {
    endRecord();
    section = title;
  }

  void item(String label, String value, long line) {
    if (section.equals("System Information")) {
      machine(label, value, reading.line(line));
      return;
    }
    boolean first = label.equals("Card name") || label.equals("Description") && record.containsKey("Driver Name");
    if (first) {
      endRecord();
    }
    if (record.isEmpty()) {
      start = line;
    }
    if (label.equals("Driver")) {
      drivers.add(value);
    }
    record.putIfAbsent(label, value);
  }

  void endRecord() {
    if (!record.isEmpty()) {
      switch (section) {
        case "Display Devices" -> display();
        case "Sound Devices", "Sound Capture Devices" -> sound();
        case "System Devices" -> system();
        default -> volume();
      }
    }
    record.clear();
    drivers.clear();
  }

  void end() {
    endRecord();
    displays.values().forEach(reading::fact);
    if (!draft.isEmpty()) {
      reading.fact(new Capture("dxdiag", written, host, draft.origin()));
      reading.fact(draft.machine());
    }
  }

  private void machine(String label, String value, Origin origin) {
    draft.seen(origin);
    switch (label) {
      case "Time of this report" -> written = Dates.monthFirst().instant(value, origin, reading);
      case "Machine name" -> host = value;
      case "Operating System" -> {
        draft.os = value.replaceFirst("\\(.*", "").strip();
        Matcher build = BUILD.matcher(value);
        draft.build = build.find() ? build.group(1) : "";
      }
      case "System Manufacturer" -> draft.maker = value;
      case "System Model" -> draft.model = value;
      case "BIOS" -> {
        draft.firmware = Dates.without(value);
        draft.firmwareDate = Dates.monthFirst().day(value, origin, reading);
      }
      case "Processor" -> draft.processor = value;
      case "Memory" -> draft.memoryBytes = Amounts.bytes(value);
      default -> {}
    }
  }

  private void display() {
    String name = value("Card name");
    if (name.isEmpty()) {
      return;
    }
    Origin origin = reading.line(start);
    String id = value("Device Key").replaceFirst("(?i)^enum\\\\", "");
    reading.fact(new Device(name, id, "Display", problem(value("Device Problem Code")), "", origin));
    Matcher file = FIRST_FILE.matcher(value("Driver Name"));
    if (file.lookingAt()) {
      displays.putIfAbsent(
          name,
          new Driver(
              file.group(1).toLowerCase(Locale.ROOT), value("Manufacturer"), name, "", value("Driver Version"),
              cultured.day(value("Driver Date/Size"), origin, reading), "installed", null, null, "", origin));
    }
  }

  private void sound() {
    Origin origin = reading.line(start);
    String file = value("Driver Name").toLowerCase(Locale.ROOT);
    if (!file.endsWith(".sys")) {
      return;
    }
    reading.fact(new Device(value("Description"), value("Hardware ID"), "Sound", null, file, origin));
    if (told.add(file)) {
      reading.fact(
          new Driver(
              file, value("Driver Provider"), value("Description"), "", value("Driver Version").replaceFirst("\\(.*", "").strip(),
              cultured.day(value("Date and Size"), origin, reading), "installed", null, null, "", origin));
    }
  }

  private void system() {
    Origin origin = reading.line(start);
    String name = value("Name");
    Driver display = displays.get(name);
    String bound = "";
    for (String text : drivers) {
      Matcher m = SYS.matcher(text);
      if (!m.matches()) {
        continue;
      }
      String file = m.group(1).toLowerCase(Locale.ROOT);
      bound = bound.isEmpty() ? file : bound;
      if (told.size() < MOST_DRIVERS && told.add(file)) {
        String version = m.group(2) == null ? "" : m.group(2);
        reading.fact(
            display == null
                ? new Driver(file, "", name, "", version, null, "installed", null, null, "", origin)
                : new Driver(
                    file, display.vendor(), name, "", display.version(), display.date(), "installed", null, null, "", origin));
        displays.remove(name);
      }
    }
    if (!name.isEmpty()) {
      reading.fact(new Device(name, value("Device ID"), "", null, bound, origin));
    }
  }

  private void volume() {
    Long bytes = Amounts.bytes(value("Total Space"));
    if (!value("Drive").isEmpty() && bytes != null) {
      Long free = Amounts.bytes(value("Free Space"));
      Double used = free == null || bytes == 0 ? null : (bytes - free) * 100.0 / bytes;
      reading.fact(new Volume(value("Drive"), value("File System"), bytes, free, used, null, reading.line(start)));
      if (!value("Model").isEmpty() && told.add("disk " + value("Model"))) {
        reading.fact(new Disk("", value("Model"), "", "", null, Map.of(), reading.line(start)));
      }
    }
  }

  private static Integer problem(String text) {
    Matcher m = Pattern.compile("\\d{1,2}").matcher(text);
    return text.equals("No Problem") ? Integer.valueOf(0) : m.find() ? Integer.valueOf(m.group()) : null;
  }

  private String value(String label) {
    return record.getOrDefault(label, "");
  }
}
