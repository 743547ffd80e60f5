package org.whydunit.shell.report.fleet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.whydunit.rules.Engine;
import org.whydunit.rules.fleet.Contrast;
import org.whydunit.rules.fleet.Family;
import org.whydunit.rules.fleet.FleetReport.Outlier;
import org.whydunit.rules.fleet.News;
import org.whydunit.rules.fleet.Trait;
import org.whydunit.shell.Messages;
import org.whydunit.shell.report.Titles;

/** What is said of a fleet in one sentence each. */
public final class FleetWords {

  private static final double SMALL_P = 0.001;
  private static final int NAMED_TOGETHER = 4;

  private final Messages messages;
  private final Engine engine;

  public FleetWords(Messages messages, Engine engine) {
    this.messages = messages;
    this.engine = engine;
  }

  /** The words under a key. */
  public String of(Locale language, String key, Object... values) {
    return messages.get(language, key, values);
  }

  /** A cause with its subject and the product behind it. */
  public String story(String cause, String subject, Locale language) {
    if (cause.isEmpty()) {
      return of(language, "fleet-no-diagnosis");
    }
    String title = Titles.cause(cause, engine, language);
    if (subject.isEmpty()) {
      return title;
    }
    String product = engine.product(subject);
    boolean same = product.isEmpty() || product.equalsIgnoreCase(subject);
    return title + of(language, "colon") + subject + (same ? "" : " (" + product + ")");
  }

  /** The same of a story. */
  public String story(News.Story story, Locale language) {
    return story(story.cause(), story.subject(), language);
  }

  String trait(Trait trait, Locale language) {
    return messages.find(language, "trait-" + trait.kind()).orElse(trait.kind()) + " " + trait.name();
  }

  String traits(List<Trait> traits, Locale language) {
    return traits.stream().map(t -> trait(t, language)).collect(Collectors.joining(of(language, "fleet-with")));
  }

  /** The counts first, then what they come to. */
  public String contrast(Contrast c, Locale language) {
    int with = c.sickWith() + c.othersWith();
    int without = c.sick() + c.others() - with;
    int sickWithout = c.sick() - c.sickWith();
    String counts = of(language, "fleet-counts", traits(c.traits(), language), c.sickWith(), with, sickWithout, without);
    String ratio = sickWithout == 0 ? of(language, "fleet-only-with") : of(language, "fleet-ratio", "%.1f".formatted(c.ratio()));
    return counts + of(language, "fleet-test", ratio, p(c.p()), p(c.q()));
  }

  /** When the change came; empty when nobody tells. */
  public String when(Contrast c, Locale language) {
    return c.leadDays() == null
        ? ""
        : of(language, "fleet-when", c.before(), c.before() + c.after(), "%.1f".formatted(c.leadDays()));
  }

  /** What cannot be told apart from the finding; empty when nothing. */
  public String inseparable(Contrast c, Locale language) {
    if (c.inseparable().isEmpty()) {
      return "";
    }
    String some = c.inseparable().stream().limit(NAMED_TOGETHER).map(t -> trait(t, language)).collect(Collectors.joining(of(language, "comma")));
    int more = c.inseparable().size() - NAMED_TOGETHER;
    return of(language, "fleet-inseparable", some) + (more > 0 ? of(language, "fleet-and-more", more) : "");
  }

  String variant(Family.Variant v, Locale language) {
    return of(
        language, "fleet-variant", v.machines(), orUnknown(v.version(), language), orUnknown(v.update(), language), orUnknown(v.hardware(), language));
  }

  /** The value, or the word for none. */
  public String orUnknown(String value, Locale language) {
    return value.isEmpty() ? of(language, "fleet-unknown") : value;
  }

  /** Why a bundle is unlike the others. */
  public String outlier(Outlier o, Locale language) {
    String value = o.why().equals("alone") ? percent(o.value()) : "%.0f".formatted(o.value());
    return of(language, "outlier-" + o.why(), value, story(o.cause(), o.subject(), language));
  }

  /** In whole percent. */
  public static String percent(double probability) {
    return Math.round(100 * probability) + " %";
  }

  private static String p(double p) {
    return p < SMALL_P ? "< 0.001" : "= %.3f".formatted(p);
  }
}
