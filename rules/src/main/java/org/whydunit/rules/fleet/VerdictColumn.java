package org.whydunit.rules.fleet;

import java.util.List;
import java.util.function.Function;

/**
 * A column of tables of verdicts: one for each plain field, and the whole line of JSON in the last. Whatever writes a
 * table takes its columns from here, so that a file of one machine and one of a cluster have the same.
 *
 * @param value of a verdict: text, a {@code double} or an {@code int}, as the type says; never {@code null}
 */
public record VerdictColumn(String name, Type type, Function<Verdict, Object> value) {

  /** What its values are. */
  public enum Type {
    TEXT,
    DOUBLE,
    INT
  }

  /** The columns in their order. */
  public static final List<VerdictColumn> ALL = List.of(
      text("bundle", Verdict::bundle),
      text("status", v -> v.status().id()),
      text("message", Verdict::message),
      text("day", Verdict::day),
      text("cause", Verdict::cause),
      text("subject", Verdict::subject),
      new VerdictColumn("probability", Type.DOUBLE, Verdict::probability),
      new VerdictColumn("crashes", Type.INT, Verdict::crashes),
      text("stop", Verdict::stop),
      text("version", Verdict::version),
      text("update", Verdict::update),
      text("hardware", Verdict::hardware),
      text("os", Verdict::os),
      text("verdict", VerdictLine::of));

  private static VerdictColumn text(String name, Function<Verdict, Object> value) {
    return new VerdictColumn(name, Type.TEXT, value);
  }
}
