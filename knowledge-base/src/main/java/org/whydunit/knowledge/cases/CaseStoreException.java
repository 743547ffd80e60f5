package org.whydunit.knowledge.cases;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The store cannot do what was asked. Says what is wrong, what was expected and what to do, in the user's language. */
public final class CaseStoreException extends RuntimeException {
  private static final String BUNDLE = "org.whydunit.knowledge.cases.faults";

  private final String id;
  private final transient Object[] arguments;

  CaseStoreException(String id, Throwable cause, Object... arguments) {
    super(text(Locale.ROOT, id, arguments), cause);
    this.id = id;
    this.arguments = Arrays.stream(arguments).map(String::valueOf).toArray();
  }

  /** Which fault, as in {@code locked}; the keys of the resource bundle {@code faults}. */
  public String id() {
    return id;
  }

  public String what(Locale locale) {
    return text(locale, id, arguments);
  }

  public String expected(Locale locale) {
    return text(locale, id + ".expected", arguments);
  }

  public String hint(Locale locale) {
    return text(locale, id + ".hint", arguments);
  }

  private static String text(Locale locale, String key, Object... arguments) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] words = Arrays.stream(arguments).map(String::valueOf).toArray();
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
  }
}
