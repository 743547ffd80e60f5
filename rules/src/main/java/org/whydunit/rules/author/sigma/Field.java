package org.whydunit.rules.author.sigma;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One field of a selection with its modifiers and values, as a comparison of a {@code LogEvent}. */
final class Field {

  private static final Set<String> KNOWN = Set.of("contains", "startswith", "endswith", "all", "re", "i", "m", "s", "windash",
      "base64offset", "base64", "cidr", "fieldref", "exists", "cased");
  private static final Set<String> PARTS = Set.of("contains", "startswith", "endswith");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** Stand for wildcards; no event has these characters, which are nobody's. */
  private static final String MANY = "\uE000";
  private static final String ONE = "\uE001";

  private final String name;
  private final Set<String> modifiers;

  private Field(String name, Set<String> modifiers) {
    this.name = name;
    this.modifiers = modifiers;
  }

  /**
   * A comparison.
   *
   * @param key {@code name|modifier|…}
   * @param given one value or a list of them
   * @throws Inexpressible when a modifier or value has no counterpart
   */
  static Term term(String key, Object given) {
    List<String> parts = Arrays.asList(key.split("\\|"));
    Set<String> modifiers = new TreeSet<>(parts.subList(1, parts.size()));
    modifiers.stream().filter(m -> !KNOWN.contains(m)).findFirst().ifPresent(m -> {
      throw new Inexpressible("modifier " + m);
    });
    List<?> values = given instanceof Collection<?> several ? List.copyOf(several.stream().map(Field::text).toList()) : Arrays.asList(given == null ? null : text(given));
    return new Field(parts.getFirst(), modifiers).term(values);
  }

  private static String text(Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  private Term term(List<?> values) {
    if (name.equals("EventID") || name.equals("Provider_Name")) {
      if (modifiers.isEmpty()) {
        return named(values);
      }
      if (name.equals("Provider_Name") && PARTS.containsAll(modifiers)) {
        return like(values);
      }
      throw new Inexpressible("a modifier on " + name);
    }
    List<Term> terms = values.stream().map(v -> Term.of(comparison(v == null ? null : v.toString()))).toList();
    return modifiers.contains("all") ? Term.all(terms) : Term.any(terms);
  }

  /** A part of a provider's name: which providers that is must be known before their events are read. */
  private Term like(List<?> values) {
    List<String> parts = values.stream().map(String::valueOf).toList();
    boolean open = modifiers.contains("contains");
    Set<String> names = new TreeSet<>();
    parts.forEach(p -> names.add((open || modifiers.contains("endswith") ? "*" : "") + p + (open || modifiers.contains("startswith") ? "*" : "")));
    return new Term(parts.stream().map(p -> wild("provider", p)).collect(java.util.stream.Collectors.joining(" || ", "(", ")")), null, names);
  }

  private Term named(List<?> values) {
    Set<String> all = new TreeSet<>(values.stream().map(String::valueOf).toList());
    if (name.equals("Provider_Name")) {
      return new Term(in("provider", all.stream().map(Field::quoted).toList()), null, all);
    }
    if (!all.stream().allMatch(v -> NUMBER.matcher(v).matches())) {
      throw new Inexpressible("an EventID that is no number");
    }
    return new Term(in("id", all), all, null);
  }

  private static String in(String field, Collection<String> values) {
    return values.stream().map(v -> field + " == " + v).collect(java.util.stream.Collectors.joining(" || ", "(", ")"));
  }

  /** The field as a rule reads it. */
  private static String read(String name) {
    return switch (name) {
      case "", "Data" -> throw new Inexpressible("a field without a name here");
      case "Channel" -> "channel";
      case "Computer", "ComputerName" -> "computer";
      case "Level" -> throw new Inexpressible("the field Level");
      default -> "value(" + quoted(name) + ")";
    };
  }

  /** Words that stand alone, or the values of an unnamed datum, are looked for anywhere. */
  private boolean anywhere() {
    return name.isEmpty() || name.equals("Data");
  }

  private String comparison(String value) {
    return anywhere() && value != null && !value.isEmpty()
        ? "(" + comparison("message", value) + " || " + comparison("data.toString()", value) + ")"
        : comparison(read(name), value);
  }

  private String comparison(String field, String value) {
    if (modifiers.contains("exists")) {
      return (Boolean.parseBoolean(value) ? "" : "!") + "data.containsKey(" + quoted(name) + ")";
    }
    if (value == null || value.isEmpty()) {
      return field + ".isEmpty()";
    }
    if (modifiers.contains("fieldref")) {
      return field + ".equalsIgnoreCase(" + read(value) + ")";
    }
    if (modifiers.contains("re")) {
      return field + ".matches(" + quoted("(?s" + (modifiers.contains("i") ? "i" : "") + ").*(?:" + value + ").*") + ")";
    }
    if (modifiers.contains("cidr")) {
      return field + ".matches(" + quoted(Network.pattern(value)) + ")";
    }
    if (modifiers.contains("base64offset") || modifiers.contains("base64")) {
      return encoded(value).stream().map(v -> field + ".contains(" + quoted(v) + ")").collect(java.util.stream.Collectors.joining(" || ", "(", ")"));
    }
    return spellings(value).stream().map(v -> wild(field, v)).collect(java.util.stream.Collectors.joining(" || ", "(", ")"));
  }

  /** The value in Base64 at each of the three places that it can begin at, without what its neighbours decide. */
  private List<String> encoded(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>();
    for (int offset = 0; offset < (modifiers.contains("base64offset") ? 3 : 1); offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      all.add(text.substring(offset == 0 ? 0 : offset + 1, text.length() - (shifted.length % 3 == 0 ? 0 : 1)));
    }
    return all;
  }

  private List<String> spellings(String value) {
    return modifiers.contains("windash")
        ? List.of(value, value.replace(" -", " /"), value.replace(" /", " -"), value.replace(" -", " \u2013")).stream().distinct().toList()
        : List.of(value);
  }

  /** A value in which {@code *} and {@code ?} stand for other characters unless a backslash is before them. */
  private String wild(String field, String value) {
    boolean open = modifiers.contains("contains") || anywhere();
    String pattern =
        (open || modifiers.contains("endswith") ? MANY : "") + unescaped(value) + (open || modifiers.contains("startswith") ? MANY : "");
    boolean before = pattern.startsWith(MANY);
    boolean after = pattern.endsWith(MANY);
    String inner = pattern.replaceAll("^" + MANY + "+|" + MANY + "+$", "");
    if (inner.isEmpty()) {
      return "!" + field + ".isEmpty()";
    }
    if (inner.contains(MANY) || inner.contains(ONE)) {
      return field + ".matches(" + quoted("(?s" + (modifiers.contains("cased") ? "" : "i") + ")" + (before ? ".*" : "") + regex(inner) + (after ? ".*" : "")) + ")";
    }
    return plain(field, inner, before, after);
  }

  /** The value with its wildcards as {@link #MANY} and {@link #ONE}, and what was escaped as itself. */
  private static String unescaped(String value) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() && "*?\\".indexOf(value.charAt(i + 1)) >= 0) {
        all.append(value.charAt(++i));
      } else {
        all.append(c == '*' ? MANY : c == '?' ? ONE : String.valueOf(c));
      }
    }
    return all.toString();
  }

  private String plain(String field, String value, boolean before, boolean after) {
    boolean cased = modifiers.contains("cased");
    if (!before && !after) {
      return field + (cased ? ".equals(" : ".equalsIgnoreCase(") + quoted(value) + ")";
    }
    String method = before && after ? "contains" : before ? "endsWith" : "startsWith";
    return field + (cased ? "" : ".toLowerCase()") + "." + method + "(" + quoted(cased ? value : value.toLowerCase(Locale.ROOT)) + ")";
  }

  private static String regex(String value) {
    StringBuilder regex = new StringBuilder();
    for (char c : value.toCharArray()) {
      boolean itself = Character.isLetterOrDigit(c) || c == ' ' || c > 127;
      regex.append(MANY.indexOf(c) == 0 ? ".*" : ONE.indexOf(c) == 0 ? "." : itself ? String.valueOf(c) : "\\" + c);
    }
    return regex.toString();
  }

  /** A text as a rule writes it. Drools' parser takes ":=" for a binding wherever it stands, so that no text holds it. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t").replace(":=", ":\" + \"=") + "\"";
  }
}
