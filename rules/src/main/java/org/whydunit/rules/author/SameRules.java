package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules that argue the same way from conditions that differ in spaces, comments and names of variables only. */
final class SameRules {

  private static final Pattern CONDITIONS = Pattern.compile("(?s)\\bwhen\\b(.*)\\bthen\\b.*?Evidence\\s*\\.(\\s*\\w+\\s*\\([^,]*)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

  private SameRules() {}

  static List<Fault> among(Collection<AuthoredFile> rules) {
    Map<String, AuthoredFile> seen = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (AuthoredFile rule : rules) {
      String normal = normal(rule.text());
      AuthoredFile other = normal.isEmpty() ? null : seen.putIfAbsent(normal, rule);
      if (other != null) {
        faults.add(rule.fault(rule.find("when", 0, rule.text().length()), "same-conditions", other.id()));
        faults.add(other.fault(other.find("when", 0, other.text().length()), "same-conditions", rule.id()));
      }
    }
    return faults;
  }

  private static String normal(String text) {
    Matcher conditions = CONDITIONS.matcher(Comments.without(text));
    if (!conditions.find()) {
      return "";
    }
    Map<String, String> numbered = new HashMap<>();
    String renamed =
        VARIABLE.matcher(conditions.group(1) + conditions.group(2)).replaceAll(m -> Matcher.quoteReplacement(numbered.computeIfAbsent(m.group(), v -> "$" + numbered.size())));
    return renamed.replaceAll("\\s+", "");
  }
}
