package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.whydunit.rules.author.Conditions.Constraint;
import org.whydunit.rules.author.Conditions.Piece;

/** Why a rule did or did not fire on some facts, condition by condition. */
public final class Trace {

  private static final String ID = "trace/v";
  private static final String COUNT = "then insertLogical( Evidence.supporting(\"unknown\", \"\", Strength.HINT) ); end";
  private static final int SHOWN = 3;

  private Trace() {}

  /**
   * One condition.
   *
   * @param text as the rule has it
   * @param matched combinations of facts that meet it and all before it
   * @param facts some of the facts that met it
   * @param misses when none did: what kept the nearest out
   */
  public record Step(String text, int matched, List<Object> facts, List<Miss> misses) {}

  /**
   * A comparison that alone kept facts out.
   *
   * @param comparison as the rule has it
   * @param count combinations that would match without it
   * @param nearest some of the facts that it kept out
   */
  public record Miss(String comparison, int count, List<Object> nearest) {}

  /** Follows a rule over facts; the steps end with the first that nothing meets. */
  public static List<Step> of(String drl, Collection<?> facts) {
    Conditions conditions = Conditions.of(drl);
    SortedMap<String, String> variants = new TreeMap<>();
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < conditions.pieces().size(); i++) {
      Piece piece = conditions.pieces().get(i);
      for (int c = 0; c < piece.constraints().size(); c++) {
        variant(ID + i + "x" + c, before + piece.without(piece.constraints().get(c)), variants);
      }
      before.append(piece.text()).append('\n');
      variant(ID + i, before.toString(), variants);
    }
    return steps(conditions, Variants.of(variants).matches(facts));
  }

  private static void variant(String id, String conditions, Map<String, String> variants) {
    variants.put(id, "rule \"" + id + "\" when\n" + conditions + "\n" + COUNT);
  }

  private static List<Step> steps(Conditions conditions, Map<String, List<List<Object>>> matches) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < conditions.pieces().size(); i++) {
      Piece piece = conditions.pieces().get(i);
      List<List<Object>> own = matches.getOrDefault(ID + i, List.of());
      steps.add(new Step(piece.text(), own.size(), last(own), own.isEmpty() ? misses(piece, i, matches) : List.of()));
      if (own.isEmpty()) {
        break;
      }
    }
    return steps;
  }

  private static List<Miss> misses(Piece piece, int index, Map<String, List<List<Object>>> matches) {
    List<Miss> misses = new ArrayList<>();
    for (int c = 0; c < piece.constraints().size(); c++) {
      Constraint constraint = piece.constraints().get(c);
      List<List<Object>> without = matches.getOrDefault(ID + index + "x" + c, List.of());
      if (!without.isEmpty()) {
        misses.add(new Miss(constraint.text(), without.size(), last(without)));
      }
    }
    return misses;
  }

  private static List<Object> last(List<List<Object>> matches) {
    return matches.stream().filter(m -> !m.isEmpty()).map(List::getLast).distinct().limit(SHOWN).toList();
  }
}
