package org.whydunit.ingest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

import org.whydunit.ingest.facts.LogMessage;

/** Searches a text for the signatures that the rules ask for. */
final class SignatureScan {

  /** Longest part of a line that a fact keeps. */
  private static final int TEXT_CHARACTERS = 500;

  /** A longer line is searched only so far, so that no pattern meets an unbounded input. */
  private static final int SEARCHED_CHARACTERS = 4_000;

  /** The same message a thousand times says no more than a hundred times. */
  private static final int MESSAGES_PER_SIGNATURE = 100;

  private final SignatureIndex signatures;
  private final Map<String, Integer> seen = new HashMap<>();

  SignatureScan(SignatureIndex signatures) {
    this.signatures = signatures;
  }

  void line(Text.Line line, Reading reading) {
    String text = line.text();
    if (!text.isBlank()) {
      scan(text.length() > SEARCHED_CHARACTERS ? text.substring(0, SEARCHED_CHARACTERS) : text, line.number(), reading);
    }
  }

  private void scan(String text, long number, Reading reading) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Signature signature : signatures.in(lower)) {
      Matcher matcher = signature.pattern().matcher(text);
      if (matcher.find() && seen.merge(signature.id(), 1, Integer::sum) <= MESSAGES_PER_SIGNATURE) {
        reading.fact(
            new LogMessage(
                signature.id(), cut(text.strip()), groups(matcher), LineTime.of(text, reading), reading.line(number)));
      }
    }
  }

  private static String cut(String text) {
    return text.length() > TEXT_CHARACTERS ? text.substring(0, TEXT_CHARACTERS) : text;
  }

  private static Map<String, String> groups(Matcher matcher) {
    Map<String, String> groups = new HashMap<>();
    matcher
        .namedGroups()
        .forEach(
            (name, index) -> {
              if (matcher.group(index) != null) {
                groups.put(name, matcher.group(index).strip());
              }
            });
    return groups;
  }
}
