package org.whydunit.shell.report;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.shell.output.Look;

/**
 * How a diagnosis is to be told.
 *
 * @param language of all words
 * @param look of the place where it will be read
 * @param redacted how many secrets of each kind have been replaced; empty when nothing was asked for
 */
public record Edition(Locale language, Look look, Map<String, Integer> redacted) {

  public Edition {
    redacted = Collections.unmodifiableMap(new TreeMap<>(redacted));
  }

  /** Nothing redacted. */
  public static Edition of(Locale language, Look look) {
    return new Edition(language, look, Map.of());
  }

  /** True in Chinese. */
  public boolean zh() {
    return language.getLanguage().equals("zh");
  }
}
