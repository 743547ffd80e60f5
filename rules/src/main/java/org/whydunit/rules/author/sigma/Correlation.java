package org.whydunit.rules.author.sigma;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Sigma correlation over rules of the same folder: how often, or together, or one after the other, within a time. */
final class Correlation {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");
  private static final Map<String, String> UNITS = Map.of("s", "ofSeconds", "m", "ofMinutes", "h", "ofHours", "d", "ofDays");
  private static final Map<String, String> COUNTS = Map.of("gte", ">=", "gt", ">");

  private final List<String> parts;
  private final List<String> groups;
  private final String span;

  private Correlation(List<String> parts, List<String> groups, String span) {
    this.parts = parts;
    this.groups = groups;
    this.span = span;
  }

  /**
   * The conditions of a rule, the first event bound to {@code $event}.
   *
   * @param correlation the part of that name
   * @param selections what a rule that is named in it compares, as the inside of a {@code LogEvent( )}; {@code null} for an
   *     unknown one
   * @throws Inexpressible when it has no counterpart
   */
  static String conditions(Map<?, ?> correlation, Function<String, String> selections) {
    Matcher span = SPAN.matcher(String.valueOf(correlation.get("timespan")));
    if (!span.matches()) {
      throw new Inexpressible("the time span " + correlation.get("timespan"));
    }
    List<String> parts = new ArrayList<>();
    for (String rule : texts(correlation.get("rules"))) {
      String selection = selections.apply(rule);
      if (selection == null) {
        throw new Inexpressible("the rule " + rule + ", which is not here or cannot be expressed");
      }
      parts.add(selection);
    }
    Correlation all = new Correlation(parts, texts(correlation.get("group-by")), "Duration." + UNITS.get(span.group(2)) + "(" + span.group(1) + ")");
    return switch (String.valueOf(correlation.get("type"))) {
      case "event_count" -> all.count(correlation.get("condition"));
      case "temporal" -> all.within(", time > $time.minus(" + all.span + "), time < $time.plus(" + all.span + ")");
      case "temporal_ordered" -> all.within(", time >= $time, time < $time.plus(" + all.span + ")");
      default -> throw new Inexpressible("a correlation of type " + correlation.get("type"));
    };
  }

  private static List<String> texts(Object given) {
    return given instanceof Collection<?> several ? several.stream().map(String::valueOf).toList() : given == null ? List.of() : List.of(String.valueOf(given));
  }

  /** The event that begins the time, its values bound. */
  private String first() {
    StringBuilder bound = new StringBuilder("$event : LogEvent( ").append(parts.getFirst()).append(", $time : time, time != null");
    for (int i = 0; i < groups.size(); i++) {
      bound.append(", $group").append(i).append(" : value(").append(Field.quoted(groups.get(i))).append(")");
    }
    return bound.append(" )").toString();
  }

  private String same() {
    StringBuilder same = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      same.append(", value(").append(Field.quoted(groups.get(i))).append(") == $group").append(i);
    }
    return same.toString();
  }

  private String count(Object condition) {
    if (parts.size() != 1 || !(condition instanceof Map<?, ?> one) || one.size() != 1 || !COUNTS.containsKey(String.valueOf(one.keySet().iterator().next()))) {
      throw new Inexpressible("this count");
    }
    Map.Entry<?, ?> limit = one.entrySet().iterator().next();
    String inner = parts.getFirst() + ", time != null, time >= $time, time < $time.plus(" + span + ")" + same();
    return first() + "\n    accumulate( $other : LogEvent( " + inner + " ); $many : count( $other ); $many " + COUNTS.get(String.valueOf(limit.getKey())) + " "
        + Long.parseLong(String.valueOf(limit.getValue())) + " )";
  }

  private String within(String times) {
    if (parts.size() < 2) {
      throw new Inexpressible("a correlation of one rule with itself");
    }
    return first() + parts.subList(1, parts.size()).stream()
        .map(p -> "\n    LogEvent( " + p + ", time != null" + times + same() + " )").collect(Collectors.joining());
  }
}
