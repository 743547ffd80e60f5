package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * Conditions that nothing ties together. Of n facts of a kind, three such patterns make n³ combinations: on a log of a
 * hundred thousand events that never ends.
 */
final class Joins {

  /** More than this many groups of patterns that share no variable are refused. */
  private static final int GROUPS = 2;

  /** A variable's declaration, or an equality with it: other comparisons leave most combinations standing. */
  private static final Pattern VARIABLE =
      Pattern.compile("(\\$\\w+)\\s*:|==\\s*\\(?(\\$\\w+)|(\\$\\w+)[\\w.()]*\\s*==");
  private static final Pattern CONSTANT = Pattern.compile("==\\s*(?:\"|-?\\d)|\\bin\\s*\\(");

  private final AuthoredFile file;
  private final Consumer<Fault> faults;

  Joins(AuthoredFile file, Consumer<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  private record Group(Set<String> variables, int start, boolean wide) {}

  void check(AndDescr lhs) {
    List<Group> groups = new ArrayList<>();
    for (Object descr : lhs.getDescrs()) {
      if (descr instanceof PatternDescr pattern && pattern.getSource() == null) {
        merge(group(pattern), groups);
      }
    }
    List<Group> wide = groups.stream().filter(Group::wide).toList();
    if (wide.size() > GROUPS) {
      faults.accept(file.fault(wide.get(GROUPS).start, "not-joined", wide.size()));
    }
  }

  private Group group(PatternDescr pattern) {
    String text = file.text().substring(Math.max(0, pattern.getStartCharacter()), pattern.getEndCharacter() + 1);
    Set<String> variables = new HashSet<>();
    Matcher m = VARIABLE.matcher(text);
    while (m.find()) {
      variables.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3));
    }
    return new Group(variables, pattern.getStartCharacter(), !CONSTANT.matcher(text).find());
  }

  /** Joins the group with those that share a variable; one narrow pattern makes the whole group narrow. */
  private static void merge(Group added, List<Group> groups) {
    Group merged = added;
    for (Group other : List.copyOf(groups)) {
      if (other.variables.stream().anyMatch(merged.variables::contains)) {
        Set<String> variables = new HashSet<>(other.variables);
        variables.addAll(merged.variables);
        merged = new Group(variables, Math.min(other.start, merged.start), other.wide && merged.wide);
        groups.remove(other);
      }
    }
    groups.add(merged);
  }
}
