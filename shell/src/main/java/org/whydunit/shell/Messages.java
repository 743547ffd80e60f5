package org.whydunit.shell;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.Problem;
import org.whydunit.shell.output.Printable;

/** The shell's words, in English and Chinese. */
@Component
public class Messages {

  private static final List<String> BUNDLES = List.of("org.whydunit.shell.messages", "org.whydunit.shell.author");

  /**
   * The words under a key, slots {@code {0}}, {@code {1}} … filled.
   *
   * @throws java.util.MissingResourceException for an unknown key
   */
  public String get(Locale language, String key, Object... values) {
    String words =
        find(language, key).orElseThrow(() -> new MissingResourceException("no words for " + key, BUNDLES.getFirst(), key));
    return new MessageFormat(words, Locale.ROOT).format(values);
  }

  /** The words under a key as they stand; empty when there are none. */
  public Optional<String> find(Locale language, String key) {
    return BUNDLES.stream()
        .map(
            bundle ->
                ResourceBundle.getBundle(
                    bundle, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
        .filter(bundle -> bundle.containsKey(key))
        .map(bundle -> bundle.getString(key))
        .findFirst();
  }

  /** How many secrets of each kind were replaced. */
  public String redacted(Locale language, Map<String, Integer> counts) {
    return get(
        language,
        "redacted",
        counts.entrySet().stream().map(e -> get(language, "secret-" + e.getKey()) + " " + e.getValue()).collect(Collectors.joining(get(language, "comma"))));
  }

  /** A problem as one line that is safe to print. */
  public String note(Locale language, Problem problem) {
    return Printable.of(problem.origin() + get(language, "colon") + problem.message(language)).replace('\n', ' ');
  }

  /** The language of an option's value, else the locale's: Chinese or English. */
  public static Locale language(String option) {
    String tag = option == null || option.isBlank() ? Locale.getDefault().getLanguage() : option;
    return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }
}
