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
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.ingest.facts.Origin;
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
    List<Moment> moments = new ArrayList<>();
    for (Object fact : story.facts()) {
      switch (fact) {
        case BugCheck c -> add(c.time(), "crash", c.stopCode() + " " + c.name(), c.origin(), moments);
        case Change c -> add(c.time(), "change", (c.kind() + " " + c.subject() + " " + c.detail()).strip(), c.origin(), moments);
        case LogEvent e -> add(e.time(), "event", e.provider() + " " + e.id() + ": " + meaning(e), e.origin(), moments);
        case LogMessage m -> add(m.time(), "error", m.text(), m.origin(), moments);
        default -> {}
      }
    }
    moments.sort(Comparator.comparing(Moment::time).thenComparing(Moment::origin));
    return moments.size() > MOMENTS ? List.copyOf(moments.subList(moments.size() - MOMENTS, moments.size())) : moments;
  }

  private String meaning(LogEvent event) {
    return meanings.getOrDefault((event.provider() + "/" + event.id()).toLowerCase(Locale.ROOT), "");
  }

  private static void add(Instant time, String kind, String what, Origin origin, List<Moment> moments) {
    if (time != null) {
      moments.add(new Moment(time, kind, what, origin));
    }
  }
}
