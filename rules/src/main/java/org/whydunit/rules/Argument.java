package org.whydunit.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.rules.words.Words;

/**
 * A row of a table pack: a rule with one condition on one fact, so that an author needs no DRL for it.
 *
 * @param id id of the row, {@code domain/name}
 * @param on what the row looks at: {@code log}, {@code event}, {@code bugcheck}, {@code phrase}, {@code problem} …; the
 *     rules under {@code packs/tables} say which fact and which of its fields {@code key} is compared with
 * @param key the field's value
 * @param where further conditions on the same fact, all of which must hold
 * @param subject text with slots that are filled from the fact
 */
public record Argument(
    String id,
    String on,
    String key,
    List<Condition> where,
    String cause,
    boolean supports,
    Strength strength,
    String subject) {

  private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z0-9_.]+)}");

  public Argument {
    where = List.copyOf(where);
  }

  /** True when the fact meets all further conditions. */
  public boolean holds(Object fact) {
    for (Condition condition : where) {
      if (!condition.holds(fact, id)) {
        return false;
      }
    }
    return true;
  }

  /** The argument that the row makes from the fact. */
  public Evidence evidence(Object fact) {
    return new Evidence(id, supports, cause, subject(fact), strength, List.of(fact));
  }

  private String subject(Object fact) {
    Matcher slot = SLOT.matcher(subject);
    return slot.replaceAll(m -> Matcher.quoteReplacement(Words.shortened(Fields.text(fact, m.group(1))))).strip();
  }

  /**
   * One comparison.
   *
   * @param field field of the fact
   * @param operator {@code =}, {@code !=}, {@code ~} (regular expression, found anywhere), {@code <}, {@code >},
   *     {@code &} (any of these bits set)
   * @param value what it is compared with; numbers as Java writes them ({@code 0x…} allowed)
   */
  public record Condition(String field, String operator, String value) {

    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z0-9_.]+)\\s*(!=|=|~|<|>|&)\\s*(.*?)\\s*");

    /**
     * Reads {@code name op value}.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static Condition of(String text) {
      Matcher m = FORM.matcher(text);
      if (!m.matches()) {
        throw new IllegalArgumentException("\"" + text + "\": expected: field, one of = != ~ < > &, value");
      }
      return new Condition(m.group(1), m.group(2), m.group(3));
    }

    boolean holds(Object fact, String row) {
      Object actual = Fields.value(fact, field);
      if (operator.equals("~")) {
        return actual != null && Pattern.compile(value, Pattern.CASE_INSENSITIVE).matcher(new WatchedText(actual.toString(), row)).find();
      }
      Double number = number(actual);
      Double other = number(value);
      if (number != null && other != null) {
        return compare(number, other, actual);
      }
      String text = actual == null ? "" : actual.toString();
      return operator.equals("!=") != text.equalsIgnoreCase(value);
    }

    private boolean compare(double number, double other, Object actual) {
      return switch (operator) {
        case "=" -> number == other;
        case "!=" -> number != other;
        case "<" -> number < other;
        case ">" -> number > other;
        default -> (longOf(actual) & Long.decode(value)) != 0;
      };
    }

    private static long longOf(Object actual) {
      return actual instanceof Number n ? n.longValue() : Long.decode(actual.toString().strip());
    }

    private static Double number(Object value) {
      switch (value) {
        case null -> {
          return null;
        }
        case Number n -> {
          return n.doubleValue();
        }
        default -> {
          String text = value.toString().strip();
          try {
            return text.startsWith("0x") || text.startsWith("0X")
                ? (double) Long.parseUnsignedLong(text.substring(2), 16)
                : Double.parseDouble(text);
          } catch (NumberFormatException notANumber) {
            return null;
          }
        }
      }
    }
  }
}
