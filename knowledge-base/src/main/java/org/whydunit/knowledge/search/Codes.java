package org.whydunit.knowledge.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Codes in a text, in one normal form: {@code 0xd1} for 0xD1, 0x000000D1; {@code kb5034441} for KB 5034441;
 * {@code event:41} for event 41, event id 41, 事件 41; {@code device:43} for Code 43, 代码 43; a driver's name without its ending.
 */
final class Codes {
  private static final Pattern HEX = Pattern.compile("(?<![\\p{Alnum}])0x([0-9a-f]{1,16})(?![\\p{Alnum}])");
  private static final Pattern KB = Pattern.compile("(?<![a-z])kb[ -]?(\\d{6,8})(?!\\d)");
  private static final Pattern EVENT =
      Pattern.compile("(?:event|events|eventid|事件)(?:[ _-]?(?:id|log|编号|代码|号))?[\\s:：=#]{0,3}(\\d{1,5})(?!\\d)|(\\d{1,5})\\s?(?:号)?事件");
  private static final Pattern FILE = Pattern.compile("([\\p{Alnum}_+-]{2,})\\.(?:sys|dll|exe|ko)(?![\\p{Alnum}])");
  private static final Pattern DEVICE = Pattern.compile("(?:code|代码)[\\s:：]{0,2}(\\d{1,2})(?![\\p{Alnum}])");
  private static final Pattern BARE =
      Pattern.compile("(?<![\\p{Alnum}.])(?<!windows |win |version )([0-9a-f]{1,8})(?![\\p{Alnum}.])");

  private Codes() {
  }

  /** True for the normal form of a hexadecimal code. */
  static boolean stopCode(String term) {
    return term.startsWith("0x");
  }

  /** A code as patterns and tables write it. */
  static String normal(String code) {
    String lower = code.strip().toLowerCase(Locale.ROOT);
    Matcher hex = HEX.matcher(lower);
    if (hex.matches()) {
      return "0x" + shortened(hex.group(1));
    }
    return lower.startsWith("kb") ? lower.replaceAll("[ -]", "") : lower;
  }

  private static String shortened(String digits) {
    String trimmed = digits.replaceFirst("^0+", "");
    return trimmed.isEmpty() ? "0" : trimmed;
  }

  /** A driver's file name in lower case, without folder and ending. */
  static String driver(String file) {
    String lower = file.strip().toLowerCase(Locale.ROOT);
    lower = lower.substring(Math.max(lower.lastIndexOf('\\'), lower.lastIndexOf('/')) + 1);
    return lower.replaceFirst("\\.(sys|dll|exe|ko)$", "");
  }

  /** An event as patterns write it, {@code Provider/id} or an id alone. */
  static String event(String event) {
    String lower = event.strip().toLowerCase(Locale.ROOT);
    return "event:" + lower.substring(lower.lastIndexOf('/') + 1);
  }

  /** Codes that can be nothing else. */
  static Set<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> codes = new LinkedHashSet<>();
    for (Matcher m = HEX.matcher(lower); m.find();) {
      codes.add("0x" + shortened(m.group(1)));
    }
    for (Matcher m = KB.matcher(lower); m.find();) {
      codes.add("kb" + m.group(1));
    }
    for (Matcher m = EVENT.matcher(lower); m.find();) {
      codes.add("event:" + (m.group(1) == null ? m.group(2) : m.group(1)));
    }
    for (Matcher m = DEVICE.matcher(lower); m.find();) {
      codes.add("device:" + m.group(1));
    }
    for (Matcher m = FILE.matcher(lower); m.find();) {
      codes.add(m.group(1));
    }
    return codes;
  }

  /** What may be a code, typed without 0x or the word event. */
  static Set<String> perhapsIn(String text) {
    Set<String> codes = new LinkedHashSet<>();
    for (Matcher m = BARE.matcher(text.toLowerCase(Locale.ROOT)); m.find();) {
      if (m.group(1).chars().anyMatch(c -> c <= '9')) {
        codes.add("0x" + shortened(m.group(1)));
        if (m.group(1).length() <= 5 && m.group(1).chars().allMatch(c -> c <= '9')) {
          codes.add("event:" + m.group(1));
        }
      }
    }
    for (Token word : Words.units(text)) {
      if (word.term().length() >= 4 && !Words.han(word.term().charAt(0))) {
        codes.add(word.term());
      }
    }
    return codes;
  }

  /** True when a driver's name is one of these, where {@code *} stands for any letters. */
  static boolean driverMatches(String glob, String driver) {
    return globMatches(driver(glob), driver);
  }

  /** True when a text is of this form, where {@code *} stands for any letters. */
  static boolean globMatches(String glob, String text) {
    if (glob.indexOf('*') < 0) {
      return glob.equals(text);
    }
    List<String> parts = List.of(glob.split("\\*", -1));
    String regex = String.join(".*", parts.stream().map(Pattern::quote).toList());
    return Pattern.matches(regex, text);
  }
}
