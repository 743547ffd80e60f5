package org.whydunit.ingest.sysinfo;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Disk;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.facts.Volume;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Labels;

/**
 * Msinfo32's categories of item and value: the summary, drives, disks, and the devices of Display, Sound, Network and
 * Storage. Records of one category are parted by a row of empty cells.
 */
final class Msinfo32Items {

  private static final Labels ITEMS = Labels.of(Msinfo32Items.class, "msinfo32-items");
  private static final Pattern DRIVER_FILE =
      Pattern.compile("(?i)^(?:.*\\\\)?([^\\\\]+?\\.(?:sys|dll))(?:\\s*\\(([\\d.]+),.{0,160}\\))?");
  private static final Pattern DISK_NUMBER = Pattern.compile("#(\\d+)");

  /** The first rows of the summary, the same in every language. */
  private static final List<String> SUMMARY_ORDER = List.of("os", "version", "", "", "host", "maker", "model", "type");

  private final Dates dates;
  private final Reading reading;
  private final MachineDraft draft = new MachineDraft();
  private final Map<String, String> record = new HashMap<>();
  private String host = "";
  private String category = "";
  private Instant written;
  private int summaryRows;
  private Origin start;

  Msinfo32Items(Dates dates, Reading reading) {
    this.dates = dates;
    this.reading = reading;
  }

  void written(Instant time) {
    written = time;
  }

  void item(String inCategory, List<String> cells, Origin origin) {
    String label = Msinfo32Facts.cell(cells, 0);
    String value = Msinfo32Facts.cell(cells, 1);
    if (label.isEmpty()) {
      endRecord();
      return;
    }
    String key = ITEMS.key(label);
    if (inCategory.equals("summary")) {
      String placed = summaryRows < SUMMARY_ORDER.size() ? SUMMARY_ORDER.get(summaryRows++) : "";
      summary(key.isEmpty() ? placed : key, value, origin);
    } else if (!key.isEmpty()) {
      if (record.containsKey(key) && (key.equals("name") || key.equals("drive"))) {
        endRecord();
      }
      category = inCategory;
      start = record.isEmpty() ? origin : start;
      record.putIfAbsent(key, value);
    }
  }

  void endRecord() {
    if (record.isEmpty()) {
      return;
    }
    if (category.equals("drives") && record.containsKey("drive")) {
      volume();
    } else if (category.equals("disks") && record.containsKey("model")) {
      disk();
    } else if (record.containsKey("pnp")) {
      device();
    }
    record.clear();
  }

  void machine() {
    if (!draft.isEmpty()) {
      reading.fact(new Capture("msinfo32", written, host, draft.origin()));
      reading.fact(draft.machine());
    }
  }

  private void summary(String key, String value, Origin origin) {
    if (key.isEmpty() || value.isEmpty()) {
      return;
    }
    draft.seen(origin);
    switch (key) {
      case "os" -> draft.os = value;
      case "version" -> draft.version(value);
      case "host" -> host = value;
      case "maker" -> draft.maker = value;
      case "model" -> draft.model = value;
      case "board-maker" -> draft.boardMaker = value;
      case "board" -> draft.board = value;
      case "processor" -> draft.processor = draft.processor.isEmpty() ? value : draft.processor;
      case "zone" -> draft.zone(value);
      case "memory" -> draft.memoryBytes = Amounts.bytes(value);
      case "memory-usable" -> draft.memoryBytes = draft.memoryBytes == null ? Amounts.bytes(value) : draft.memoryBytes;
      case "firmware" -> {
        draft.firmware = Dates.without(value);
        draft.firmwareDate = dates.day(value, origin, reading);
      }
      case "pagefile" -> reading.fact(new Setting("pagefile", "location", value, "", origin));
      case "type", "bios-mode", "secure-boot", "vbs", "dma-protection", "encryption" ->
          reading.fact(new Setting("msinfo32", key, value, "", origin));
      default -> {}
    }
  }

  private void volume() {
    Long bytes = Amounts.bytes(value("size"));
    Long free = Amounts.bytes(value("free"));
    Double used = bytes == null || free == null || bytes <= 0 ? null : (bytes - free) * 100.0 / bytes;
    if (bytes != null) {
      reading.fact(new Volume(value("drive"), value("filesystem"), bytes, free, used, null, start));
    }
  }

  private void disk() {
    Matcher number = DISK_NUMBER.matcher(value("partition"));
    String name = number.find() ? "\\\\.\\PHYSICALDRIVE" + number.group(1) : "";
    reading.fact(
        new Disk(
            name, value("model"), "", value("status").toLowerCase(Locale.ROOT), Amounts.bytes(value("size")), Map.of(), start));
  }

  private void device() {
    Matcher m = DRIVER_FILE.matcher(value("driver"));
    String file = m.matches() ? m.group(1).toLowerCase(Locale.ROOT) : "";
    reading.fact(new Device(value("name"), value("pnp"), category, null, file, start));
    if (file.endsWith(".sys")) {
      String version = m.group(2) == null ? value("driver-version") : m.group(2);
      // The date in the brackets is when the file was put there, not the driver's own.
      reading.fact(
          new Driver(file, "", value("name"), "", version, null, "installed", null, null, "", start));
    }
  }

  private String value(String key) {
    return record.getOrDefault(key, "");
  }
}
