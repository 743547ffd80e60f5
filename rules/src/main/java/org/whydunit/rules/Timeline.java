package org.whydunit.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.Diagnosis.Moment;
import org.whydunit.rules.join.Story;

/** What happened when, of all that has a time. */
final class Timeline {

  /** A report shows the story, not the log. */
  private static final int MOMENTS = 500;

  private final Map<String, String> meanings = new HashMap<>();

  Timeline(Reference reference) {
    for (Row row : reference.table("events").rows()) {
      meanings.put((row.get("provider") + "/" + row.get("id")).toLowerCase(Locale.ROOT), row.get("meaning"));
    }
  }

  List<Moment> of(Story story) {
    List<Fact> dated = new ArrayList<>();
    for (Object fact : story.facts()) {
      if (fact instanceof Fact f && time(f) != null) {
        dated.add(f);
      }
    }
    dated.sort(Comparator.comparing(Timeline::time).thenComparing(Fact::origin));
    return dated.subList(Math.max(0, dated.size() - MOMENTS), dated.size()).stream().map(this::moment).toList();
  }

  /** {@code null} for what has no time or is no moment. */
  private static Instant time(Fact fact) {
    return switch (fact) {
      case BugCheck c -> c.time();
      case Change c -> c.time();
      case LogEvent e -> e.time();
      case LogMessage m -> m.time();
      default -> null;
    };
  }

  private Moment moment(Fact fact) {
    return switch (fact) {
      case BugCheck c -> new Moment(c.time(), "crash", c.stopCode() + " " + c.name(), c.origin());
      case Change c -> new Moment(c.time(), "change", (c.kind() + " " + c.subject() + " " + c.detail()).strip(), c.origin());
      case LogEvent e -> new Moment(e.time(), "event", e.provider() + " " + e.id() + ": " + meaning(e), e.origin());
      case LogMessage m -> new Moment(m.time(), "error", m.text(), m.origin());
      default -> throw new IllegalArgumentException(fact.toString());
    };
  }

  private String meaning(LogEvent event) {
    return meanings.getOrDefault((event.provider() + "/" + event.id()).toLowerCase(Locale.ROOT), "");
  }
}
