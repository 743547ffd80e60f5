package org.whydunit.shell.report;

import java.util.Locale;

import org.whydunit.knowledge.Cause;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;

/** The title of a hypothesis: its cause in words, and its subject. */
public final class Titles {

  private Titles() {}

  /** Cause and subject, with the product behind the subject. */
  public static String of(Hypothesis h, Engine engine, Locale language) {
    String cause = cause(h.cause(), engine, language);
    if (h.subject().isEmpty()) {
      return cause;
    }
    String product = engine.product(h.subject());
    boolean same = product.isEmpty() || product.equalsIgnoreCase(h.subject());
    return cause + (language.getLanguage().equals("zh") ? "：" : ": ") + h.subject() + (same ? "" : " (" + product + ")");
  }

  /** The cause alone. */
  public static String cause(String id, Engine engine, Locale language) {
    return engine.knowledge().causes().find(id)
        .map((Cause c) -> language.getLanguage().equals("zh") ? c.titleZh() : c.title())
        .orElse(id);
  }
}
