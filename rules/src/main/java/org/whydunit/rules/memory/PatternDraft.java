package org.whydunit.rules.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.knowledge.cases.Case;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.join.SystemOf;
import org.whydunit.rules.weigh.Weighing;

/**
 * A pattern file begun from a case, in both languages: the front matter is complete, the sections hold what the case
 * knows, and an author writes the rest. It passes the checks of the library as it is.
 *
 * @param id {@code drafts/…}: where the files belong below {@code patterns/}, without ending
 * @param en content of {@code <id>.md}
 * @param zh content of {@code <id>.zh.md}
 */
public record PatternDraft(String id, String en, String zh) {

  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
  private static final int MOST = 8;

  /** The draft for a case. */
  public static PatternDraft of(Case stored, Engine engine) {
    Diagnosis diagnosis = Capsule.of(stored).diagnose(engine);
    String cause = stored.outcome() == null ? stored.cause() : stored.outcome().cause();
    Hypothesis h = diagnosis.causes().stream().filter(c -> c.cause().equals(cause)).findFirst()
        .or(() -> diagnosis.causes().stream().filter(c -> !c.cause().equals(Weighing.UNKNOWN)).findFirst())
        .orElse(diagnosis.causes().getFirst());
    String subject = stored.outcome() == null || stored.outcome().subject().isEmpty() ? stored.subject() : stored.outcome().subject();
    String name = (cause + " " + subject + " " + stored.id()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return new PatternDraft("drafts/" + name,
        filled(Locale.ENGLISH, stored, cause, subject, diagnosis, h, engine),
        filled(Locale.SIMPLIFIED_CHINESE, stored, cause, subject, diagnosis, h, engine));
  }

  private static String filled(
      Locale language, Case stored, String cause, String subject, Diagnosis diagnosis, Hypothesis h, Engine engine) {
    boolean zh = language.getLanguage().equals("zh");
    List<Evidence> support = h.evidence().stream().filter(Evidence::supports).toList();
    Map<String, String> slots = Map.ofEntries(
        Map.entry("cause", cause),
        Map.entry("symptoms", list(support.stream().map(Evidence::rule).toList())),
        Map.entry("codes", list(diagnosis.crashes().stream().map(BugCheck::stopCode).toList())),
        Map.entry("drivers", list(drivers(diagnosis, subject))),
        Map.entry("events", list(events(support))),
        Map.entry("os", SystemOf.facts(diagnosis.facts())),
        Map.entry("severity", diagnosis.crashes().isEmpty() ? "medium" : "high"),
        Map.entry("case", stored.id() == 0 ? stored.name() : String.valueOf(stored.id())),
        Map.entry("title", (engine.knowledge().causes().find(cause).map(c -> zh ? c.titleZh() : c.title()).orElse(cause) + " "
            + subject).strip()),
        Map.entry("crashes", lines(diagnosis.crashes().stream().map(PatternDraft::crash))),
        Map.entry("evidence", lines(support.stream().map(e -> engine.words().says(e, language) + " (`" + e.rule() + "`)"))),
        Map.entry("next", lines(diagnosis.next().stream().map(n -> zh ? n.collectZh() : n.collect()))),
        Map.entry("changes", lines(ChangeRecords.of(stored).stream().map(PatternDraft::change))),
        Map.entry("fix", stored.outcome() == null || stored.outcome().fix().isEmpty() ? "-" : stored.outcome().fix()));
    return SLOT.matcher(template(zh ? "pattern-draft_zh.md" : "pattern-draft.md"))
        .replaceAll(m -> Matcher.quoteReplacement(slots.getOrDefault(m.group(1), m.group())));
  }

  private static List<String> drivers(Diagnosis diagnosis, String subject) {
    return Stream.concat(Stream.of(subject), diagnosis.crashes().stream().map(BugCheck::module))
        .filter(d -> d.matches("[\\w.+-]+\\.(sys|dll|ko)"))
        .toList();
  }

  private static List<String> events(List<Evidence> support) {
    return support.stream().flatMap(e -> e.facts().stream()).filter(LogEvent.class::isInstance).map(LogEvent.class::cast)
        .map(e -> e.provider() + "/" + e.id()).toList();
  }

  private static String list(Collection<String> values) {
    return new TreeSet<>(values).stream().limit(MOST).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String lines(Stream<String> lines) {
    List<String> all = new ArrayList<>();
    lines.map(l -> l.replaceAll("\\s+", " ").strip()).distinct().limit(MOST).forEach(l -> all.add("- " + l));
    return all.isEmpty() ? "-" : String.join("\n", all);
  }

  private static String crash(BugCheck c) {
    return Stream.of(c.stopCode(), c.name(), c.module(), c.process(), c.bucket()).filter(t -> !t.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String change(Change c) {
    return (c.kind() + " " + c.subject() + " " + c.detail() + (c.time() == null ? "" : " " + c.time())).strip();
  }

  private static String template(String name) {
    try (InputStream in = PatternDraft.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
