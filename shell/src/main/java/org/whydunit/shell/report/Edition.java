package org.whydunit.shell.report;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.knowledge.cases.SimilarCase;
import org.whydunit.rules.memory.Capsule;
import org.whydunit.shell.output.Look;

/**
 * How a diagnosis is to be told.
 *
 * @param language of all words
 * @param look of the place where it will be read
 * @param redacted how many secrets of each kind have been replaced; empty when nothing was asked for
 * @param similar solved cases to show, nearest first
 */
public record Edition(Locale language, Look look, Map<String, Integer> redacted, List<SimilarCase> similar) {

  public Edition {
    redacted = Collections.unmodifiableMap(new TreeMap<>(redacted));
    similar = List.copyOf(similar);
  }

  /** Nothing redacted, no similar case. */
  public static Edition of(Locale language, Look look) {
    return new Edition(language, look, Map.of(), List.of());
  }

  /** As it was told once. */
  public static Edition of(Capsule.Telling told, Look look) {
    return new Edition(Locale.of(told.language()), look, told.redacted(), told.similar());
  }

  /** What is to be kept of it. */
  public Capsule.Telling telling() {
    return new Capsule.Telling(language.getLanguage(), similar, new TreeMap<>(redacted));
  }

  /** True in Chinese. */
  public boolean zh() {
    return language.getLanguage().equals("zh");
  }
}
