package org.whydunit.rules.join;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;

/** The machines that facts name, without their domains; a machine that was renamed is one. */
final class Hosts {

  /** From when to when a log has events of a name. */
  private record Span(Instant first, Instant last) {

    Span and(Span other) {
      return new Span(first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }
  }

  private final Map<String, String> renamed = new HashMap<>();

  /** A log of a hundred thousand events has a few names. */
  private final Map<String, String> plain = new HashMap<>();

  Hosts(Collection<? extends Fact> facts) {
    Map<String, Map<String, Span>> logs = new TreeMap<>();
    for (Fact fact : facts) {
      String name = named(fact);
      if (!name.isEmpty() && fact instanceof LogEvent event && event.time() != null) {
        logs.computeIfAbsent(fact.origin().source(), s -> new TreeMap<>()).merge(name, new Span(event.time(), event.time()), Span::and);
      }
    }
    logs.values().forEach(this::rename);
  }

  /** A log that goes on under another name is of a machine that was renamed; one that mixes names was collected from several. */
  private void rename(Map<String, Span> log) {
    List<Map.Entry<String, Span>> inTurn = log.entrySet().stream().sorted(Map.Entry.comparingByValue((a, b) -> a.first.compareTo(b.first))).toList();
    for (int i = 1; i < inTurn.size(); i++) {
      if (!inTurn.get(i - 1).getValue().last.isBefore(inTurn.get(i).getValue().first)) {
        return;
      }
    }
    inTurn.stream().limit(Math.max(0, inTurn.size() - 1)).forEach(e -> renamed.put(e.getKey(), inTurn.getLast().getKey()));
  }

  /** The machine of a fact; empty when it names none. */
  String of(Fact fact) {
    String name = named(fact);
    for (int steps = renamed.size(); renamed.containsKey(name) && steps > 0; steps--) {
      name = renamed.get(name);
    }
    return name;
  }

  private String named(Fact fact) {
    String name =
        switch (fact) {
          case Capture capture -> capture.machine();
          case LogEvent event -> event.computer();
          default -> "";
        };
    return name.isEmpty() ? name : plain.computeIfAbsent(name, Hosts::plain);
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceFirst("^([^.\\d][^.]*)\\..*", "$1");
  }
}
