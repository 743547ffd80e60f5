package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.List;

import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.whydunit.rules.compile.Comments;

/**
 * A rule's conditions as pieces of its text.
 *
 * @param pieces one a condition, in order
 * @param then everything from {@code then} on
 */
record Conditions(List<Piece> pieces, String then) {

  /**
   * A condition.
   *
   * @param start offset in the rule's text
   * @param constraints its comparisons when it is a plain pattern, bindings without comparison left out
   */
  record Piece(int start, String text, List<Constraint> constraints) {

    /** The condition without one comparison. */
    String without(Constraint constraint) {
      String before = text.substring(0, constraint.start - start).replaceFirst(",\\s*$", "");
      String after = text.substring(constraint.end - start);
      return before.equals(text.substring(0, constraint.start - start)) ? before + after.replaceFirst("^\\s*,", "") : before + after;
    }
  }

  /** A comparison of a pattern, by its offsets in the rule's text. */
  record Constraint(int start, int end, String text) {}

  /** Takes a rule apart; its text has been checked. */
  static Conditions of(String drl) {
    String text = Comments.without(drl);
    RuleDescr rule;
    try {
      rule = new DrlParser(LanguageLevelOption.DRL6).parse(false, text).getRules().getFirst();
    } catch (DroolsParserException e) {
      throw new IllegalArgumentException(e);
    }
    int then = then(text);
    List<BaseDescr> starts = rule.getLhs().getDescrs().stream().filter(d -> d.getStartCharacter() > 0).toList();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int start = starts.get(i).getStartCharacter();
      int end = i + 1 < starts.size() ? starts.get(i + 1).getStartCharacter() : then;
      pieces.add(new Piece(start, text.substring(start, end).stripTrailing(), constraints(starts.get(i), text)));
    }
    return new Conditions(pieces, text.substring(then));
  }

  private static int then(String text) {
    java.util.regex.Matcher m = java.util.regex.Pattern.compile("\\bthen\\b").matcher(Comments.blanked(text));
    int last = text.length();
    while (m.find()) {
      last = m.start();
    }
    return last;
  }

  private static List<Constraint> constraints(BaseDescr descr, String text) {
    List<Constraint> constraints = new ArrayList<>();
    if (descr instanceof PatternDescr pattern && pattern.getSource() == null) {
      for (Object d : pattern.getDescrs()) {
        if (d instanceof ExprConstraintDescr c && c.getStartCharacter() > 0) {
          String own = text.substring(c.getStartCharacter(), c.getEndCharacter() + 1);
          if (!own.matches("\\$\\w+\\s*:\\s*\\w+")) {
            constraints.add(new Constraint(c.getStartCharacter(), c.getEndCharacter() + 1, own));
          }
        }
      }
    }
    return constraints;
  }
}
