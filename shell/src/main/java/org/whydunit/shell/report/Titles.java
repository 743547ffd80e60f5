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
    return of(h.cause(), h.subject(), engine, language);
  }

  /** The same for what is no hypothesis of a diagnosis. */
  public static String of(String id, String subject, Engine engine, Locale language) {
    String cause = cause(id, engine, language);
    if (subject.isEmpty() || tells(id, subject, engine)) {
      return cause;
    }
    boolean zh = language.getLanguage().equals("zh");
    Optional<Row> part = engine.knowledge().reference().table("components").first("component", subject);
    String name = part.filter(p -> zh).map(p -> p.get("zh")).filter(n -> !n.isEmpty()).orElse(subject);
    String product = part.isPresent() || subject.contains(" ") ? "" : engine.product(subject);
    boolean same = product.isEmpty() || product.equalsIgnoreCase(subject);
    String behind = same ? "" : zh ? "（" + product + "）" : " (" + product + ")";
    return cause + (zh ? "：" : ": ") + name + behind;
  }

  /** True when the cause's own words tell the subject: the part that a cause is always about. */
  private static boolean tells(String cause, String subject, Engine engine) {
    return engine.knowledge().reference().table("cause-parts").first("cause", cause).filter(r -> r.get("part").equals(subject)).isPresent();
  }

  /** The cause alone. */
  public static String cause(String id, Engine engine, Locale language) {
    return engine.knowledge().causes().find(id)
        .map((Cause c) -> language.getLanguage().equals("zh") ? c.titleZh() : c.title())
        .orElse(id);
  }
}
