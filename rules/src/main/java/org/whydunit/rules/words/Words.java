package org.whydunit.rules.words;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Fields;

/** Fills the words of a rule for one argument. */
public final class Words {

  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z]+)((?:\\.[a-zA-Z0-9_]+)*)}");

  /** Longest text that a slot brings into a sentence. */
  private static final int SLOT_CHARACTERS = 160;

  /** A person's words no longer than this are rather a value than a sentence. */
  private static final int BARE_CHARACTERS = 20;

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private static final String MISSING = "?";

  /** Brackets and quotes around nothing but missing values, with the colon that announces them. */
  private static final Pattern HOLLOW = Pattern.compile(" ?[(（]\\?(?:[ ,/]+\\?)*[)）]|[:：]? ?[“\"]\\?[”\"]");

  private final Map<String, Sentences> byRule;

  /**
   * What a rule says.
   *
   * @param en English, with slots
   * @param zh Simplified Chinese, with the same slots
   * @param source what the rule rests on
   */
  public record Sentences(String en, String zh, String source) {}

  public Words(Map<String, Sentences> byRule) {
    this.byRule = Map.copyOf(byRule);
  }

  /** These words, and over them others. */
  public Words under(Map<String, Sentences> others) {
    Map<String, Sentences> merged = new HashMap<>(byRule);
    merged.putAll(others);
    return new Words(merged);
  }

  /** What the argument says, in the language; the rule's id when the rule has no words. */
  public String says(Evidence evidence, Locale language) {
    Sentences sentences = byRule.get(evidence.rule());
    if (sentences == null) {
      return evidence.rule();
    }
    String words = language.getLanguage().equals("zh") ? sentences.zh() : sentences.en();
    return HOLLOW.matcher(filled(words, evidence)).replaceAll("");
  }

  /** A value that begins with the value before it is said alone: a maker and the product that bears its name. */
  private static String filled(String words, Evidence evidence) {
    Matcher slot = SLOT.matcher(words);
    StringBuilder out = new StringBuilder();
    String before = "";
    int end = 0;
    while (slot.find()) {
      String value = fill(evidence, slot.group(1), slot.group(2));
      boolean adjoins = !before.isEmpty() && words.substring(end, slot.start()).equals(" ");
      if (adjoins && (value.startsWith(before + " ") || value.equals(before))) {
        out.setLength(out.length() - before.length());
      } else {
        out.append(words, end, slot.start());
      }
      out.append(value);
      before = value;
      end = slot.end();
    }
    return out.append(words, end, words.length()).toString();
  }

  /** What a rule rests on; empty when unknown. */
  public String source(String rule) {
    Sentences sentences = byRule.get(rule);
    return sentences == null ? "" : sentences.source();
  }

  /** The ids that have words. */
  public Iterable<String> rules() {
    return byRule.keySet();
  }

  private static String fill(Evidence evidence, String type, String path) {
    if (path.isEmpty()) {
      return type.equals("subject") ? evidence.subject() : field(evidence.facts(), "", "." + type);
    }
    return field(evidence.facts(), type, path);
  }

  /** The field of the first fact of the type; of the first fact that has it when no type is named. */
  private static String field(List<Object> facts, String type, String path) {
    String[] names = path.substring(1).split("\\.");
    for (Object fact : facts) {
      if (type.isEmpty() || fact.getClass().getSimpleName().equalsIgnoreCase(type)) {
        String text = follow(fact, names);
        if (!text.isEmpty()) {
          return shortened(text);
        }
      }
    }
    return MISSING;
  }

  private static String follow(Object fact, String[] names) {
    Object at = fact;
    for (int i = 0; i + 1 < names.length; i++) {
      at = Fields.value(at, names[i]);
      if (at == null) {
        return "";
      }
    }
    return said(at, names[names.length - 1]);
  }

  /** A field as it stands in a sentence. */
  private static String said(Object fact, String name) {
    Object value = Fields.value(fact, name);
    if (value instanceof Instant time) {
      return MINUTE.format(time);
    }
    String text = BLANKS.matcher(Fields.text(fact, name)).replaceAll(" ").strip();
    return fact instanceof Claim claim && name.equals("text") ? labelled(claim, text) : text;
  }

  /** A person's words; a bare value, such as a version, with the label that says of what. */
  private static String labelled(Claim claim, String words) {
    boolean bare = !claim.key().isEmpty() && words.length() <= BARE_CHARACTERS;
    return bare ? claim.key() + (Character.isIdeographic(claim.key().codePointBefore(claim.key().length())) ? "：" : ": ") + words : words;
  }

  /** A text cut to what fits into a sentence. */
  public static String shortened(String text) {
    return text.length() > SLOT_CHARACTERS ? text.substring(0, SLOT_CHARACTERS) + "…" : text;
  }
}
