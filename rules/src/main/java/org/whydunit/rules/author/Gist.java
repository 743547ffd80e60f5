package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.rules.Strength;
import org.whydunit.rules.compile.Comments;

/**
 * A rule without spaces, comments and the author's names of variables, to be compared with another.
 *
 * @param conditions one a condition, in order: its type with {@code not} or {@code exists}, and its comparisons
 * @param supports true when it argues for the cause
 * @param cause as the rule writes it
 * @param strength how strongly
 */
record Gist(List<Condition> conditions, boolean supports, String cause, Strength strength) {

  private static final Pattern WHEN = Pattern.compile("(?s)\\bwhen\\b(.*)\\bthen\\b(.*)");
  private static final Pattern CONDITION = Pattern.compile("((?:not|exists)\\s+)?(?:(\\$\\w+)\\s*:\\s*)?\\b([A-Z]\\w*)\\s*(?=\\()");
  private static final Pattern ARGUMENT = Pattern.compile("Evidence\\s*\\.\\s*(supporting|opposing)\\s*\\(\\s*([^,]+?)\\s*,.*?Strength\\s*\\.\\s*(\\w+)", Pattern.DOTALL);
  private static final Pattern BOUND = Pattern.compile("(\\$\\w+)\\s*:\\s*(\\w+)");

  /** One condition. */
  record Condition(String type, Set<String> comparisons) {}

  /** The gist of a rule that could be read; {@code null} of another, and of one with alternatives or sums. */
  static Gist of(String drl) {
    String text = Comments.without(drl);
    Matcher rule = WHEN.matcher(text);
    if (!rule.find()) {
      return null;
    }
    Matcher argument = ARGUMENT.matcher(rule.group(2));
    if (!argument.find() || rule.group(1).matches("(?s).*\\b(?:or|and|forall|accumulate|from)\\b.*") || isUnknown(argument.group(3))) {
      return null;
    }
    List<Condition> conditions = conditions(rule.group(1));
    return conditions.isEmpty() ? null : new Gist(conditions, argument.group(1).equals("supporting"), argument.group(2), Strength.valueOf(argument.group(3)));
  }

  private static boolean isUnknown(String strength) {
    return java.util.Arrays.stream(Strength.values()).noneMatch(s -> s.name().equals(strength));
  }

  private static List<Condition> conditions(String when) {
    List<Condition> conditions = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Matcher condition = CONDITION.matcher(Comments.blanked(when));
    int from = 0;
    while (condition.find(from)) {
      int end = closing(when, condition.end());
      String place = "$" + conditions.size();
      if (condition.group(2) != null) {
        names.put(condition.group(2), place);
      }
      String inside = when.substring(condition.end() + 1, end);
      BOUND.matcher(inside).results().forEach(b -> names.put(b.group(1), place + "." + b.group(2)));
      conditions.add(new Condition((condition.group(1) == null ? "" : condition.group(1).strip() + " ") + condition.group(3), comparisons(inside, names)));
      from = end;
    }
    return conditions;
  }

  private static int closing(String text, int open) {
    String blanked = Comments.blanked(text);
    int depth = 0;
    for (int i = open; i < blanked.length(); i++) {
      depth += blanked.charAt(i) == '(' ? 1 : blanked.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /** What stands between the commas that are in no bracket and no text; bindings alone compare nothing. */
  private static Set<String> comparisons(String inside, Map<String, String> names) {
    Set<String> all = new TreeSet<>();
    String blanked = Comments.blanked(inside);
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= blanked.length(); i++) {
      char c = i == blanked.length() ? ',' : blanked.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == blanked.length())) {
        String one = inside.substring(from, i).strip();
        if (!one.isEmpty() && !BOUND.matcher(one).matches()) {
          all.add(renamed(one, names));
        }
        from = i + 1;
      }
    }
    return all;
  }

  private static String renamed(String comparison, Map<String, String> names) {
    return Pattern.compile("\\$\\w+").matcher(comparison).replaceAll(m -> Matcher.quoteReplacement(names.getOrDefault(m.group(), m.group()))).replaceAll("\\s+", "");
  }

  /** True when it holds wherever the other does. */
  boolean isWiderThan(Gist other) {
    if (conditions.size() != other.conditions.size()) {
      return false;
    }
    for (int i = 0; i < conditions.size(); i++) {
      boolean positive = !conditions.get(i).type.startsWith("not ");
      Set<String> wide = (positive ? this : other).conditions.get(i).comparisons;
      Set<String> narrow = (positive ? other : this).conditions.get(i).comparisons;
      if (!conditions.get(i).type.equals(other.conditions.get(i).type) || !narrow.containsAll(wide)) {
        return false;
      }
    }
    return true;
  }
}
