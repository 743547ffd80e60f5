package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a step: {@code 1. Sentence. `command` (risk: …; undo: …; reboot: yes; admin: yes; os: linux)}. The command is
 * the code just before the brackets or the end; code earlier in the sentence is part of it. Inside code, brackets and
 * semicolons are the command's own.
 */
final class StepReader {
  private static final Set<String> KEYS = Set.of("risk", "undo", "reboot", "admin", "os");

  private final Page page;
  private final int line;
  private String rest;
  private String risk = "";
  private String undo = "";
  private String os = "";
  private boolean reboot;
  private boolean admin;

  StepReader(Page page, Page.Line line) {
    this.page = page;
    this.line = line.number();
    this.rest = line.text().strip();
  }

  /** Steps as one line each: an indented line goes on with the step above. */
  static List<Page.Line> joined(List<Page.Line> lines) {
    List<Page.Line> joined = new ArrayList<>();
    for (Page.Line line : lines) {
      if (line.text().isBlank()) {
        continue;
      }
      if (!joined.isEmpty() && Character.isWhitespace(line.text().charAt(0))) {
        Page.Line before = joined.removeLast();
        joined.add(new Page.Line(before.number(), before.text() + " " + line.text().strip()));
      } else {
        joined.add(line);
      }
    }
    return joined;
  }

  /** {@code null}, with a fault, when the line is no step. */
  Step read() {
    int dot = rest.indexOf(". ");
    if (dot < 1 || !rest.substring(0, dot).chars().allMatch(Character::isDigit)) {
      page.fault(line, 1, "not a step", "write 1. Sentence. `command` (risk: …; undo: …)");
      return null;
    }
    rest = rest.substring(dot + 2).strip();
    int open = brackets();
    if (open >= 0) {
      details(rest.substring(open + 1, rest.length() - 1));
      rest = rest.substring(0, open).strip();
    }
    String command = command();
    if (rest.isEmpty()) {
      page.fault(line, 1, "a step without a sentence", "say what the command does");
    }
    return new Step(rest, command, risk, undo, reboot, admin, os);
  }

  /** Where the closing brackets of the line open, if a known key follows; -1 when the line ends otherwise. */
  private int brackets() {
    if (!rest.endsWith(")") && !rest.endsWith("）")) {
      return -1;
    }
    boolean code = false;
    int depth = 0;
    for (int i = rest.length() - 1; i >= 0; i--) {
      char c = rest.charAt(i);
      code ^= c == '`';
      if (code) {
        continue;
      }
      if (c == ')' || c == '）') {
        depth++;
      } else if ((c == '(' || c == '（') && --depth == 0) {
        String inside = rest.substring(i + 1).strip();
        return KEYS.stream().anyMatch(inside::startsWith) ? i : -1;
      }
    }
    return -1;
  }

  private void details(String inside) {
    for (String part : parts(inside)) {
      String detail = part.strip();
      int colon = colon(detail);
      String key = colon < 0 ? detail : detail.substring(0, colon).strip();
      String value = colon < 0 ? "" : detail.substring(colon + 1).strip();
      switch (key) {
        case "risk" -> risk = value;
        case "undo" -> undo = value;
        case "os" -> os = value;
        case "reboot" -> reboot = yes(key, value);
        case "admin" -> admin = yes(key, value);
        default -> page.fault(line, 1, "unknown detail \"" + key + "\"",
            Near.hint(key, KEYS, "the details are risk, undo, reboot, admin, os"));
      }
    }
  }

  private boolean yes(String key, String value) {
    if (!value.equals("yes") && !value.equals("no")) {
      page.fault(line, 1, key + " is \"" + value + "\": expected yes or no", "write " + key + ": yes");
    }
    return value.equals("yes");
  }

  private static int colon(String detail) {
    int ascii = detail.indexOf(':');
    int wide = detail.indexOf('：');
    return ascii < 0 || wide < 0 ? Math.max(ascii, wide) : Math.min(ascii, wide);
  }

  /** At semicolons that stand outside code and are followed by a known key; others belong to the sentence. */
  private static List<String> parts(String inside) {
    List<String> parts = new ArrayList<>();
    boolean code = false;
    int from = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      code ^= c == '`';
      if (!code && (c == ';' || c == '；') && namesADetail(inside.substring(i + 1).strip())) {
        parts.add(inside.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(inside.substring(from));
    return parts;
  }

  private static boolean namesADetail(String text) {
    int colon = colon(text);
    return colon > 0 && colon <= 12 && text.substring(0, colon).chars().allMatch(c -> c >= 'a' && c <= 'z' || c == ' ');
  }

  /** Takes the code at the end off the sentence. */
  private String command() {
    String end = rest.endsWith(".") || rest.endsWith("。") ? rest.substring(0, rest.length() - 1) : rest;
    int open = end.endsWith("`") ? end.lastIndexOf('`', end.length() - 2) : -1;
    if (open < 0) {
      return "";
    }
    String command = end.substring(open + 1, end.length() - 1);
    rest = rest.substring(0, open).strip();
    return command;
  }
}
