package org.whydunit.ingest.sysinfo;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;

/** One machine of systeminfo output. Its updates are handed on as they come, the machine itself at the end. */
final class SysteminfoMachine {

  private static final Pattern ENTRY = Pattern.compile("^\\s*\\[\\d+][\\sÿ\\u00A0]?[:：]\\s*(.*)");
  private static final Pattern KB = Pattern.compile("\\bKB\\d{6,8}\\b");

  private final Dates dates;
  private final Reading reading;
  private final MachineDraft draft = new MachineDraft();
  private String openKey = "";
  private boolean listed;
  private String host = "";
  private LocalDateTime booted;

  SysteminfoMachine(Dates dates, Reading reading) {
    this.dates = dates;
    this.reading = reading;
  }

  /** A line of known label, or with an empty key an entry of the list below the label before. */
  void line(long number, String key, String value, String text) {
    Origin origin = reading.line(number);
    if (!key.isEmpty()) {
      draft.seen(origin);
      openKey = key;
      listed = false;
      value(key, absent(value), origin);
      return;
    }
    Matcher m = ENTRY.matcher(text);
    if (m.matches()) {
      entry(m.group(1).strip(), origin);
    } else if (!text.isBlank() && !Character.isWhitespace(text.charAt(0))) {
      openKey = "";
    }
  }

  void end() {
    if (draft.isEmpty()) {
      return;
    }
    if (booted != null) {
      draft.bootTime =
          draft.zone.startsWith("UTC")
              ? booted.toInstant(draft.zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(draft.zone.substring(3)))
              : reading.local(booted);
    }
    reading.fact(new Capture("systeminfo", null, host, draft.origin()));
    reading.fact(draft.machine());
  }

  private void value(String key, String value, Origin origin) {
    switch (key) {
      case "host" -> host = value;
      case "os" -> draft.os = value;
      case "version" -> draft.version(value);
      case "maker" -> draft.maker = value;
      case "model" -> draft.model = value;
      case "processor" -> draft.processor = value;
      case "memory" -> draft.memoryBytes = Amounts.bytes(value);
      case "boot" -> booted = dates.local(value, origin, reading);
      case "zone" -> draft.zone(value);
      case "firmware" -> {
        draft.firmware = Dates.without(value);
        draft.firmwareDate = dates.day(value, origin, reading);
      }
      case "type", "vbs", "hyperv" -> setting(key, value, origin);
      case "pagefile" -> reading.fact(new Setting("pagefile", "location", value, "", origin));
      case "hotfixes" -> hotfix(value, origin);
      default -> {}
    }
  }

  private void setting(String key, String value, Origin origin) {
    if (!value.isEmpty()) {
      reading.fact(new Setting("systeminfo", key, value, "", origin));
    }
  }

  private void entry(String value, Origin origin) {
    if (openKey.equals("hotfixes")) {
      hotfix(value, origin);
    } else if (openKey.equals("processor") && !listed) {
      draft.processor = value;
      listed = true;
    }
  }

  private void hotfix(String value, Origin origin) {
    Matcher m = KB.matcher(value);
    while (m.find()) {
      reading.fact(new Change("update", m.group(), "", null, "", origin));
    }
  }

  private static String absent(String value) {
    return value.equals("N/A") || value.equals("暂缺") || value.equals("To Be Filled By O.E.M.") || value.equals("...") ? "" : value;
  }
}
