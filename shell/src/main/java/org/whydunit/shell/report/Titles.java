package org.whydunit.shell.report;

import java.util.Locale;
import java.util.Optional;

import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;

/** The title of a hypothesis: its cause in words, and its subject. */
public final class Titles {

  private Titles() {}

  /** Cause and subject; behind a name that tells people little, such as a file's, its product. */
  public static String of(Hypothesis h, Engine engine, Locale language) {
    String cause = cause(h.cause(), engine, language);
    if (h.subject().isEmpty()) {
      return cause;
    }
    boolean zh = language.getLanguage().equals("zh");
    Optional<Row> part = engine.knowledge().reference().table("components").first("component", h.subject());
    String name = part.filter(p -> zh).map(p -> p.get("zh")).filter(n -> !n.isEmpty()).orElse(h.subject());
    String product = part.isPresent() || h.subject().contains(" ") ? "" : engine.product(h.subject());
    boolean same = product.isEmpty() || product.equalsIgnoreCase(h.subject());
    String behind = same ? "" : zh ? "（" + product + "）" : " (" + product + ")";
    return cause + (zh ? "：" : ": ") + name + behind;
  }

  /** The cause alone. */
  public static String cause(String id, Engine engine, Locale language) {
    return engine.knowledge().causes().find(id)
        .map((Cause c) -> language.getLanguage().equals("zh") ? c.titleZh() : c.title())
        .orElse(id);
  }
}
