package org.whydunit.ingest.sysinfo;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Origin;

/** A {@link Machine} while its lines are being read. */
final class MachineDraft {

  private static final Pattern BUILD = Pattern.compile("(\\d{4,5})(?:\\.\\d{1,10}){0,4}\\D*$");
  private static final Pattern OFFSET = Pattern.compile("\\((?:UTC|GMT)(?:([+-])(\\d{2}):(\\d{2}))?\\)");

  String os = "";
  String build = "";
  String firmware = "";
  Instant firmwareDate;
  String maker = "";
  String model = "";
  String boardMaker = "";
  String board = "";
  String processor = "";
  Long memoryBytes;
  Instant bootTime;
  String zone = "";
  private Origin origin;

  /** The first place that said anything. */
  void seen(Origin place) {
    if (origin == null) {
      origin = place;
    }
  }

  boolean isEmpty() {
    return origin == null;
  }

  Origin origin() {
    return origin;
  }

  /** The build number at the end of a version: {@code 19045} of {@code 10.0.19045 N/A Build 19045}. */
  void version(String text) {
    Matcher m = BUILD.matcher(text);
    build = m.find() ? m.group(1) : text;
  }

  /** {@code UTC+08:00} of {@code (UTC+08:00) Beijing}, else as written. */
  void zone(String text) {
    Matcher m = OFFSET.matcher(text);
    zone = !m.find() ? text : m.group(1) == null ? "UTC" : "UTC" + m.group(1) + m.group(2) + ":" + m.group(3);
  }

  Machine machine() {
    return new Machine(
        os, build, firmware, firmwareDate, joined(maker, model), joined(boardMaker, board), processor, memoryBytes,
        bootTime, zone, origin);
  }

  private static String joined(String first, String second) {
    return second.startsWith(first) ? second : (first + " " + second).strip();
  }
}
