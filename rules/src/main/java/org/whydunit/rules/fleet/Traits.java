package org.whydunit.rules.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Disk;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.MemoryModule;

/** What the facts of a bundle say that its machine has. */
final class Traits {

  /** A list of so many things is of something else than one machine. */
  private static final int MOST = 4_000;

  private final Map<String, Trait> traits = new TreeMap<>();

  private Traits() {}

  static List<Trait> of(Collection<?> facts) {
    Traits all = new Traits();
    facts.forEach(all::fact);
    return all.traits.values().stream()
        .sorted(Comparator.comparing(Trait::kind).thenComparing(Trait::name))
        .limit(MOST)
        .toList();
  }

  private void fact(Object fact) {
    switch (fact) {
      // A driver that only a stack names is known of machines that crashed, and of no other.
      case Driver d when !d.state().equals("named") -> {
        add("driver", d.file(), null);
        add("driver-version", d.version().isEmpty() ? "" : d.file() + " " + d.version(), null);
      }
      case Change c -> add(c.kind(), c.subject(), c.time());
      case Machine m -> machine(m);
      case Disk d -> add("disk", words(d.model(), d.firmware()), null);
      case MemoryModule m -> add("memory", words(m.vendor(), m.part()), null);
      default -> {}
    }
  }

  private void machine(Machine m) {
    add("build", m.build(), null);
    add("firmware", m.firmware(), null);
    add("model", m.model(), null);
    add("board", m.board(), null);
    add("processor", m.processor(), null);
  }

  private static String words(String one, String other) {
    List<String> words = new ArrayList<>(List.of(one.strip(), other.strip()));
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  private void add(String kind, String name, Instant since) {
    String plain = name.strip();
    if (!plain.isEmpty()) {
      traits.merge(kind + '\t' + plain, new Trait(kind, plain, since), Traits::earlier);
    }
  }

  private static Trait earlier(Trait one, Trait other) {
    if (one.since() == null || other.since() == null) {
      return one.since() == null ? other : one;
    }
    return one.since().isAfter(other.since()) ? other : one;
  }
}
