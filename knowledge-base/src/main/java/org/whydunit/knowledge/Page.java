package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A content file in Markdown: front matter ({@code key: value}, lists as {@code [a, b]}) between {@code ---} lines, one
 * {@code # title}, text, and {@code ## sections}. Lines keep their numbers, so that a fault points at its place.
 */
final class Page {
  private final String name;
  private final List<ContentFault> faults;
  private final Map<String, Value> keys = new LinkedHashMap<>();
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Section intro = new Section(1, new ArrayList<>());
  private String title = "";
  private boolean frontMatter;

  /** A front-matter value and its line. */
  private record Value(String text, int line) {
  }

  /** A line and its number in the file. */
  record Line(int number, String text) {
  }

  /** What stands under a heading; {@code line} is the heading's. */
  record Section(int line, List<Line> lines) {
    String text() {
      StringBuilder text = new StringBuilder();
      for (Line line : lines) {
        text.append(line.text).append('\n');
      }
      return text.toString().strip();
    }
  }

  private Page(String name, List<ContentFault> faults) {
    this.name = name;
    this.faults = faults;
  }

  static Page of(Content.Entry entry, List<ContentFault> faults) {
    Page page = new Page(entry.name(), faults);
    List<String> lines = entry.text().lines().toList();
    page.body(lines, page.front(lines));
    if (page.title.isEmpty()) {
      page.fault(1, 1, "no title", "write # and a few words below the front matter");
    }
    return page;
  }

  /** The front matter alone. */
  static Page head(Content.Entry entry, List<ContentFault> faults) {
    String text = entry.text();
    int end = text.indexOf("\n---", 3);
    Page page = new Page(entry.name(), faults);
    page.front((end < 0 ? text : text.substring(0, end + 4)).lines().toList());
    return page;
  }

  private int front(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().equals("---")) {
      return 0;
    }
    frontMatter = true;
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("---")) {
        return i + 1;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        String key = line.substring(0, colon).strip();
        if (keys.put(key, new Value(line.substring(colon + 1).strip(), i + 1)) != null) {
          fault(i + 1, 1, "key \"" + key + "\" stands twice", "keep one");
        }
      } else if (!line.isBlank()) {
        fault(i + 1, 1, "front matter line without a colon", "write key: value, lists as [a, b]");
      }
    }
    fault(1, 1, "front matter has no end", "close it with a line ---");
    return lines.size();
  }

  private void body(List<String> lines, int from) {
    Section section = intro;
    boolean fenced = false;
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      fenced ^= line.startsWith("```");
      if (!fenced && line.startsWith("# ")) {
        title(line.substring(2).strip(), i + 1);
      } else if (!fenced && line.startsWith("## ")) {
        section = new Section(i + 1, new ArrayList<>());
        if (sections.put(line.substring(3).strip(), section) != null) {
          fault(i + 1, 4, "section \"" + line.substring(3).strip() + "\" stands twice", "join them");
        }
      } else {
        section.lines.add(new Line(i + 1, line));
      }
    }
  }

  private void title(String text, int line) {
    if (!title.isEmpty()) {
      fault(line, 1, "a second title", "use ## for a section");
    }
    title = text;
  }

  void fault(int line, int column, String what, String hint) {
    faults.add(new ContentFault(name, line, column, what, hint));
  }

  /** Every other front-matter key is a fault. */
  void knowOnly(Set<String> known) {
    keys.forEach((key, value) -> {
      if (!known.contains(key)) {
        fault(value.line, 1, "unknown key \"" + key + "\"",
            Near.hint(key, known, "the keys are " + String.join(", ", new TreeSet<>(known))));
      }
    });
  }

  boolean hasFrontMatter() {
    return frontMatter;
  }

  String title() {
    return title;
  }

  /** The text between the title and the first section. */
  String intro() {
    return intro.text();
  }

  /** Empty when the key is missing. */
  String value(String key) {
    Value value = keys.get(key);
    return value == null ? "" : value.text;
  }

  /** The items of {@code [a, b]}, or the one of a plain value. */
  List<String> list(String key) {
    String text = value(key);
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    List<String> items = new ArrayList<>();
    for (String item : text.split(",")) {
      if (!item.isBlank()) {
        items.add(unquoted(item.strip()));
      }
    }
    return List.copyOf(items);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.charAt(0) == text.charAt(text.length() - 1)
        && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Where the key stands, or the first line. */
  int lineOf(String key) {
    Value value = keys.get(key);
    return value == null ? 1 : value.line;
  }

  /** By heading, in the file's order. */
  Map<String, Section> sections() {
    return sections;
  }

  /** Empty, with a fault, when the page lacks it. */
  Section section(String heading) {
    Section section = sections.get(heading);
    if (section == null || section.lines.stream().allMatch(line -> line.text.isBlank())) {
      fault(section == null ? 1 : section.line, 1, "no text under \"## " + heading + "\"", "write the section");
      return new Section(1, List.of());
    }
    return section;
  }
}
