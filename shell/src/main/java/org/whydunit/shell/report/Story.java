package org.whydunit.shell.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Diagnosis.Moment;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Messages;

/** What led to what, as a few boxes in order: what changed, what speaks for the cause, how it ended. */
public final class Story {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final int CHANGES = 3;
  private static final int SYMPTOMS = 3;
  private static final int CRASHES = 3;

  private final Diagnosis diagnosis;
  private final Engine engine;
  private final Messages messages;

  public Story(Diagnosis diagnosis, Engine engine, Messages messages) {
    this.diagnosis = diagnosis;
    this.engine = engine;
    this.messages = messages;
  }

  /**
   * A box.
   *
   * @param kind {@code change}, {@code symptom} or {@code crash}
   * @param lines each with its origin
   */
  public record Box(String kind, String title, List<Line> lines) {}

  /** A line of a box. */
  public record Line(String says, String origin) {}

  /** The boxes of a hypothesis, those that have something to say. */
  public List<Box> boxes(Hypothesis h, Locale language) {
    List<Box> boxes = new ArrayList<>();
    add("change", messages.get(language, "story-change"), changes(h), boxes);
    add("symptom", Titles.of(h, engine, language) + "  " + Math.round(100 * h.probability()) + " %", symptoms(h, language), boxes);
    add("crash", messages.get(language, "story-crash"), crashes(language), boxes);
    return boxes;
  }

  private static void add(String kind, String title, List<Line> lines, List<Box> boxes) {
    if (!lines.isEmpty()) {
      boxes.add(new Box(kind, title, lines));
    }
  }

  /** Changes, and events that an argument rests on, before the first crash; the last of them. */
  private List<Line> changes(Hypothesis h) {
    Set<Origin> argued = h.evidence().stream().filter(e -> e.supports()).flatMap(e -> e.origins().stream()).collect(Collectors.toSet());
    Instant first = diagnosis.crashes().stream().map(BugCheck::time).filter(t -> t != null).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    List<Line> changes =
        diagnosis.timeline().stream()
            .filter(m -> m.time().isBefore(first) && !m.kind().equals("crash") && argued.contains(m.origin()))
            .map(m -> new Line(MINUTE.format(m.time()) + "  " + m.what(), m.origin().toString()))
            .distinct()
            .toList();
    return changes.subList(Math.max(0, changes.size() - CHANGES), changes.size());
  }

  private List<Line> symptoms(Hypothesis h, Locale language) {
    return Argument.of(h, engine).stream()
        .filter(Argument::supports)
        .limit(SYMPTOMS)
        .map(a -> new Line(a.says(engine, language), a.origins().stream().limit(2).map(Origin::toString).collect(Collectors.joining(", "))))
        .toList();
  }

  private List<Line> crashes(Locale language) {
    List<Line> crashes = new ArrayList<>();
    for (BugCheck c : diagnosis.crashes().stream().limit(CRASHES).toList()) {
      String time = c.time() == null ? "" : MINUTE.format(c.time()) + "  ";
      String process = c.process().isEmpty() ? "" : " " + messages.get(language, "in-process", c.process());
      crashes.add(new Line(time + c.name() + " (0x" + Long.toHexString(c.code()).toUpperCase(Locale.ROOT) + ")" + process, c.origin().toString()));
    }
    if (diagnosis.crashes().size() > CRASHES) {
      crashes.add(new Line(messages.get(language, "and-more", diagnosis.crashes().size() - CRASHES), ""));
    }
    if (crashes.isEmpty()) {
      diagnosis.timeline().stream()
          .filter(m -> m.kind().equals("error"))
          .max(Comparator.comparing(Moment::time))
          .ifPresent(m -> crashes.add(new Line(MINUTE.format(m.time()) + "  " + m.what(), m.origin().toString())));
    }
    return crashes;
  }
}
