package org.whydunit.ingest.bluescreenview;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.whydunit.ingest.ExportTime;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;

/** Labelled values of one crash, or of one driver of its list. */
final class Crash {

  /** Added to the code by the minidumps of older systems. */
  private static final long MINIDUMP_FLAG = 0x1000_0000L;

  private final Origin origin;
  private final Map<String, String> values = new HashMap<>();

  Crash(Origin origin) {
    this.origin = origin;
  }

  /** Keeps the first value of a label; labels differ in case between versions. */
  void put(String label, String value) {
    if (!value.isBlank()) {
      values.putIfAbsent(label.strip().toLowerCase(Locale.ROOT), value.strip());
    }
  }

  boolean has(String label) {
    return values.containsKey(label);
  }

  String get(String label) {
    return values.getOrDefault(label, "");
  }

  /** Parameters that a person copied into one line. */
  private void spread() {
    String[] listed = get("parameters").split(",");
    for (int i = 0; i < Math.min(4, listed.length); i++) {
      put("parameter " + (i + 1), listed[i]);
    }
  }

  /** Hands on what the values make: a bug check, a driver, or nothing. */
  void emit(Reading reading) {
    Long code = hex(get("bug check code"));
    spread();
    if (code != null) {
      reading.count(1);
      reading.fact(bugCheck((code & 0xF000_0000L) == MINIDUMP_FLAG ? code & ~MINIDUMP_FLAG : code, reading));
    } else if (has("filename") && has("from address")) {
      reading.count(1);
      reading.fact(driver(reading));
    }
  }

  private BugCheck bugCheck(long code, Reading reading) {
    String dump = has("full path") ? get("full path") : get("dump file");
    return new BugCheck(
        code,
        get("bug check string"),
        hex(get("parameter 1")),
        hex(get("parameter 2")),
        hex(get("parameter 3")),
        hex(get("parameter 4")),
        time("crash time", reading),
        "",
        get("caused by driver"),
        get("caused by address"),
        "",
        null,
        dump.substring(Math.max(dump.lastIndexOf('\\'), dump.lastIndexOf('/')) + 1),
        dump.contains("LiveKernelReports"),
        List.of(),
        origin);
  }

  private Driver driver(Reading reading) {
    Long base = hex(get("from address"));
    Long end = hex(get("to address"));
    Long bytes = base == null || end == null || Long.compareUnsigned(end, base) <= 0 ? null : end - base;
    String file = get("filename").toLowerCase(Locale.ROOT);
    return new Driver(
        file, get("company"), get("product name"), "", get("file version"), time("time string", reading), "loaded", base, bytes, "", origin);
  }

  private Instant time(String label, Reading reading) {
    return has(label) ? ExportTime.of(get(label), reading) : null;
  }

  private static Long hex(String text) {
    String digits = text.replace("`", "").replaceFirst("^0[xX]", "");
    try {
      return digits.isEmpty() || digits.length() > 16 ? null : Long.parseUnsignedLong(digits, 16);
    } catch (NumberFormatException notHexadecimal) {
      return null;
    }
  }
}
