package org.whydunit.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.rules.compile.RuleReads;

/**
 * Which facts a session of the product's rules needs. Of a log's events rules and rows name a few hundred by provider and
 * id; all others are for the timeline and stay outside.
 */
final class Concern {

  private final Map<Integer, Set<String>> providers = new HashMap<>();

  Concern(List<Argument> rows, List<RuleReads> reads) {
    rows.stream().filter(row -> row.on().equals("event")).forEach(row -> event(row.key()));
    reads.forEach(read -> read.events().forEach(this::event));
  }

  private void event(String key) {
    int slash = key.lastIndexOf('/');
    providers.computeIfAbsent(Integer.valueOf(key.substring(slash + 1)), id -> new HashSet<>()).add(key.substring(0, slash));
  }

  /** False for an event that no rule and no row names. */
  boolean has(Object fact) {
    return !(fact instanceof LogEvent event) || providers.getOrDefault(event.id(), Set.of()).contains(event.provider());
  }
}
