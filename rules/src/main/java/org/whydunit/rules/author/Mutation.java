package org.whydunit.rules.author;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.rules.Evidence;
import org.whydunit.rules.author.Conditions.Constraint;
import org.whydunit.rules.author.Conditions.Piece;
import org.whydunit.rules.compile.Comments;

/** Changes each condition of a rule a little and asks its examples whether they notice. */
public final class Mutation {

  private static final String ID = "mutant/m";

  /** What is looked for in a condition, and what it becomes. */
  private static final String[][] CHANGES = {
    {"(?<![=!<>])==", "!="}, {"!=", "=="}, {"<(?!=)", ">="}, {">(?!=)", "<="}, {"<=", ">"}, {">=", "<"},
    {"\\bnot\\s+(?=\\(|[A-Z])", ""}, {"\\bexists\\b", "not"}, {"!(?=[a-z$(])", ""}, {"&&", "||"}, {"\\|\\|", "&&"},
  };

  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"$])(0x[0-9A-Fa-f]+|\\d+)(?![\\w.\"])");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]+\"");

  private Mutation() {}

  /**
   * A changed rule.
   *
   * @param offset where in the rule's text
   * @param was the text there
   * @param became what it was changed to; empty when it was taken out
   */
  public record Mutant(int offset, String was, String became) {}

  /**
   * What came out.
   *
   * @param made mutants that are rules at all
   * @param alive those whose results no example tells from the rule's own
   */
  public record Result(int made, List<Mutant> alive) {}

  /** Runs all mutants of a rule over its examples. */
  public static Result of(String drl, List<Example> examples, ExampleRun run) {
    List<Mutant> mutants = mutants(drl);
    SortedMap<String, String> texts = new TreeMap<>();
    for (int i = 0; i < mutants.size(); i++) {
      Mutant m = mutants.get(i);
      String changed = m.became.isEmpty() ? without(m, drl) : replaced(m, Comments.without(drl));
      texts.put(ID + i, changed.replaceFirst("rule\\s+\"[^\"]*\"", "rule \"" + ID + i + "\"").replaceFirst("@source\\([^\n]*\\)", ""));
    }
    Variants variants = Variants.of(texts);
    List<Boolean> killed = new ArrayList<>(java.util.Collections.nCopies(mutants.size(), false));
    for (Example example : examples) {
      Collection<Evidence> said = variants.argue(run.facts(example));
      for (int i = 0; i < mutants.size(); i++) {
        if (!ExampleRun.isAsExpected(example, ExampleRun.lines(said, ID + i))) {
          killed.set(i, true);
        }
      }
    }
    List<Mutant> alive = new ArrayList<>();
    for (int i = 0; i < mutants.size(); i++) {
      if (variants.compiled().contains(ID + i) && !killed.get(i)) {
        alive.add(mutants.get(i));
      }
    }
    return new Result(variants.compiled().size(), alive);
  }

  private static String replaced(Mutant m, String text) {
    return text.substring(0, m.offset) + m.became + text.substring(m.offset + m.was.length());
  }

  /** The rule without a comparison and its comma, or without a word. */
  private static String without(Mutant m, String drl) {
    Conditions conditions = Conditions.of(drl);
    String text = Comments.without(drl);
    for (Piece piece : conditions.pieces()) {
      for (Constraint c : piece.constraints()) {
        if (c.start() == m.offset && c.text().equals(m.was)) {
          return text.substring(0, piece.start()) + piece.without(c) + text.substring(piece.start() + piece.text().length());
        }
      }
    }
    return replaced(m, text);
  }

  private static List<Mutant> mutants(String drl) {
    List<Mutant> mutants = new ArrayList<>();
    for (Piece piece : Conditions.of(drl).pieces()) {
      String operators = Comments.blanked(piece.text());
      for (String[] change : CHANGES) {
        Matcher m = Pattern.compile(change[0]).matcher(operators);
        while (m.find()) {
          mutants.add(new Mutant(piece.start() + m.start(), piece.text().substring(m.start(), m.end()), change[1]));
        }
      }
      constants(piece, operators, mutants);
      for (Constraint constraint : piece.constraints()) {
        mutants.add(new Mutant(constraint.start(), constraint.text(), ""));
      }
    }
    return mutants;
  }

  private static void constants(Piece piece, String blanked, List<Mutant> mutants) {
    Matcher number = NUMBER.matcher(blanked);
    while (number.find()) {
      long value = Long.decode(number.group(1));
      mutants.add(new Mutant(piece.start() + number.start(), number.group(1), String.valueOf(value + 1)));
      if (value > 0) {
        mutants.add(new Mutant(piece.start() + number.start(), number.group(1), String.valueOf(value - 1)));
      }
    }
    Matcher text = TEXT.matcher(piece.text());
    while (text.find()) {
      mutants.add(new Mutant(piece.start() + text.start(), text.group(), "\"~\""));
    }
  }
}
