package org.whydunit.ingest.sysinfo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;

/**
 * The text of an error report as the Application log renders it (Windows Error Reporting 1001, Application Error 1000,
 * Application Hang 1002). Its lines stand in the same order in every language: bucket, event name, response, then {@code
 * P1:} to {@code P10:}; of an Application Error program, module, exception, offset. What each event name puts into which
 * parameter is in {@code wer-events.tsv}.
 */
final class WerReport {

  private static final Pattern PARAMETER = Pattern.compile("P(\\d{1,2})\\s*[:：]\\s*(.*)");
  private static final Pattern IMAGE = Pattern.compile("IMAGE_([\\w.+-]{1,120}\\.(?:sys|dll|exe))");
  private static final Pattern PROGRAM = Pattern.compile("[^\\s:：\"]{1,260}\\.exe");
  private static final Pattern HEX = Pattern.compile("(?:0x)?([0-9A-Fa-f]{1,16})");
  private static final Map<String, Integer> IDS =
      Map.of("Windows Error Reporting", 1001, "Application Error", 1000, "Application Hang", 1002);
  private static final Map<String, String[]> EVENTS = events();

  private final List<String> lines;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private WerReport(List<String> lines) {
    this.lines = lines;
    for (String line : lines) {
      Matcher m = PARAMETER.matcher(line);
      if (m.matches()) {
        parameters.putIfAbsent("P" + m.group(1), m.group(2).strip());
      }
    }
  }

  static WerReport of(String text) {
    return new WerReport(text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }

  /** Hands on what the report says as one fact. */
  void facts(String provider, Instant time, Origin origin, Reading reading) {
    String[] event = EVENTS.get(eventName().toLowerCase(Locale.ROOT));
    if (!parameters.isEmpty() && event != null) {
      if (event[1].equals("stop") || event[1].equals("live")) {
        stop(event[1].equals("live"), time, origin, reading);
      } else {
        Long exception = hex(parameter(event[4]));
        reading.fact(
            new AppCrash(parameter(event[2]), parameter(event[3]), exception, hex(parameter(event[5])), event[1], time, origin));
      }
    } else if (!programFault(provider, time, origin, reading)) {
      other(provider, time, origin, reading);
    }
  }

  private void stop(boolean live, Instant time, Origin origin, Reading reading) {
    Long code = hex(parameter("1"));
    if (code == null) {
      reading.problem(origin, "sysinfo/stop-code", parameter("1"));
      return;
    }
    Matcher image = IMAGE.matcher(bucket());
    reading.fact(
        new BugCheck(
            code & ~0x1000_0000L, "", hex(parameter("2")), hex(parameter("3")), hex(parameter("4")), hex(parameter("5")), time,
            "", image.find() ? image.group(1) : "", "", bucket(), null, "", live, List.of(), origin));
  }

  private boolean programFault(String provider, Instant time, Origin origin, Reading reading) {
    if (provider.equals("Application Error") && lines.size() > 3 && hex(after(2)) != null) {
      reading.fact(new AppCrash(beforeComma(0), beforeComma(1), hex(after(2)), hex(after(3)), "crash", time, origin));
      return true;
    }
    Matcher program = PROGRAM.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (provider.equals("Application Hang") && program.find()) {
      reading.fact(new AppCrash(program.group(), "", null, null, "hang", time, origin));
      return true;
    }
    return false;
  }

  private void other(String provider, Instant time, Origin origin, Reading reading) {
    int id = IDS.getOrDefault(provider, 0);
    if (reading.interest().wants(provider, id)) {
      Map<String, String> data = new HashMap<>(parameters);
      data.values().removeIf(String::isEmpty);
      if (!parameters.isEmpty()) {
        data.put("EventName", eventName());
      }
      reading.fact(new LogEvent(provider, id, "Application", "", time, "", data, String.join("\n", lines), origin));
    }
  }

  private String eventName() {
    return after(1);
  }

  /** The bucket's name between its label and the comma; a report that has none yet leaves it out. */
  private String bucket() {
    String first = lines.isEmpty() ? "" : lines.getFirst().split("[,，]")[0].strip();
    String last = first.substring(Math.max(first.lastIndexOf(' '), first.lastIndexOf('\u00A0')) + 1);
    return last.matches("^.*[_!\\d].*") ? last : "";
  }

  private String beforeComma(int line) {
    return after(line).split("[,，]")[0].strip();
  }

  private String after(int line) {
    if (line >= lines.size()) {
      return "";
    }
    String[] parts = lines.get(line).split("[:：]", 2);
    return parts.length < 2 ? "" : parts[1].strip();
  }

  private String parameter(String number) {
    return parameters.getOrDefault("P" + number, "");
  }

  private static Long hex(String text) {
    Matcher m = HEX.matcher(text);
    return m.matches() ? Long.valueOf(Long.parseUnsignedLong(m.group(1), 16)) : null;
  }

  private static Map<String, String[]> events() {
    try (var in = WerReport.class.getResourceAsStream("wer-events.tsv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, String[]> events = new HashMap<>();
      lines.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\t")).forEach(c -> events.put(c[0].toLowerCase(Locale.ROOT), c));
      return Map.copyOf(events);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
