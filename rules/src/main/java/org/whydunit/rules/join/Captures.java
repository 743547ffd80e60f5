package org.whydunit.rules.join;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.whydunit.ingest.facts.Capture;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Fact;

/**
 * Tells which facts are of one machine at one time: only those may be joined.
 *
 * <p>A source is of the machine that it names, else of that which the sources around it name. Where one tool was run on one
 * machine several times, each run's folder is a time of its own, and in one folder each run but the last. What a person says
 * may be about any of them. A bundle that names one machine at one time is of that machine as a whole.
 */
public final class Captures {

  /** A machine at a time; both may be empty. */
  private record Key(String machine, String time) {}

  private static final Key UNKNOWN = new Key("", "");

  private final Hosts hosts;
  private final Map<String, Set<String>> foldersOf = new HashMap<>();
  private final Map<String, String> timeOf = new HashMap<>();
  private final Map<String, Set<Key>> bySource = new TreeMap<>();

  /** By source and machine: a log of a hundred thousand events asks the same again and again. */
  private final Map<String, Map<String, Key>> own = new HashMap<>();

  private final Map<String, Key> told = new HashMap<>();

  private Captures(Collection<? extends Fact> read) {
    hosts = new Hosts(read);
    read.stream().filter(Capture.class::isInstance).map(Capture.class::cast)
        .collect(Collectors.groupingBy(c -> new Key(hosts.of(c), c.tool())))
        .forEach((key, runs) -> times(key.machine, runs, read));
    for (Fact fact : read) {
      String machine = hosts.of(fact);
      if (fact instanceof Capture || !machine.isEmpty()) {
        own(fact.origin().source(), machine);
      }
    }
    own.forEach((source, keys) -> bySource.put(source, new HashSet<>(keys.values())));
  }

  /** The machines that facts name, in lower case and without their domains. */
  public static SortedSet<String> machines(Collection<?> facts) {
    List<Fact> read = facts.stream().filter(Fact.class::isInstance).map(Fact.class::cast).toList();
    Hosts hosts = new Hosts(read);
    return read.stream().map(hosts::of).filter(Predicate.not(String::isEmpty)).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The facts that may be joined, each part in their order; one part when they are of one machine at one time. */
  public static List<List<Fact>> apart(Collection<? extends Fact> read) {
    Captures captures = new Captures(read);
    if (captures.bySource.values().stream().flatMap(Set::stream).distinct().count() < 2) {
      return List.of(List.copyOf(read));
    }
    Map<Key, List<Fact>> parts = new TreeMap<>(Comparator.comparing(Key::machine).thenComparing(Key::time));
    for (Fact fact : read) {
      Key key = captures.key(fact);
      if (!(fact instanceof Claim && key.equals(UNKNOWN))) {
        parts.computeIfAbsent(key, k -> new ArrayList<>());
      }
    }
    for (Fact fact : read) {
      Key key = captures.key(fact);
      boolean shared = fact instanceof Claim && key.equals(UNKNOWN);
      (shared ? parts.values() : List.of(parts.get(key))).forEach(part -> part.add(fact));
    }
    return List.copyOf(parts.values());
  }

  /** Notes which runs of one tool on one machine are different times. */
  private void times(String machine, List<Capture> runs, Collection<? extends Fact> read) {
    Map<String, Capture> bySaying = new TreeMap<>();
    if (runs.size() > 1) {
      // The same output copied twice is one run.
      runs.forEach(run -> bySaying.putIfAbsent(saying(run.origin().source(), read), run));
    }
    Set<String> folders = bySaying.values().stream().map(r -> folder(r.origin().source())).collect(Collectors.toSet());
    if (folders.size() > 1) {
      foldersOf.computeIfAbsent(machine, m -> new HashSet<>()).addAll(folders);
    } else if (bySaying.values().stream().map(Capture::time).allMatch(Objects::nonNull)) {
      Instant last = bySaying.values().stream().map(Capture::time).max(Comparator.naturalOrder()).orElse(null);
      bySaying.values().stream().filter(r -> r.time().isBefore(last)).forEach(r -> timeOf.put(r.origin().source(), r.time().toString()));
    }
  }

  private static String saying(String source, Collection<? extends Fact> read) {
    return read.stream().filter(f -> f.origin().source().equals(source)).map(f -> f.toString().replace(source, "")).collect(Collectors.joining("\n"));
  }

  private Key own(String source, String machine) {
    return own.computeIfAbsent(source, s -> new HashMap<>()).computeIfAbsent(machine, m -> named(source, m));
  }

  private Key named(String source, String machine) {
    String folder =
        foldersOf.getOrDefault(machine, Set.of()).stream()
            .filter(source::startsWith)
            .max(Comparator.comparing(String::length))
            .orElse("");
    return new Key(machine, timeOf.getOrDefault(source, folder));
  }

  private Key key(Fact fact) {
    String source = fact.origin().source();
    String machine = hosts.of(fact);
    return machine.isEmpty() ? told.computeIfAbsent(source, this::nameless) : own(source, machine);
  }

  private Key nameless(String source) {
    Set<Key> keys = bySource.getOrDefault(source, Set.of());
    return keys.isEmpty() ? around(source) : only(keys);
  }

  /** What the nearest folder around a source tells, by its own files before those of its folders. */
  private Key around(String source) {
    for (String folder = folder(source); ; folder = folder(folder.substring(0, folder.length() - 1))) {
      String at = folder;
      Set<Key> beside = keys(s -> folder(s).equals(at));
      Set<Key> below = beside.isEmpty() ? keys(s -> s.startsWith(at)) : beside;
      if (!below.isEmpty() || at.isEmpty()) {
        return only(below);
      }
    }
  }

  private Set<Key> keys(Predicate<String> sources) {
    return bySource.entrySet().stream().filter(e -> sources.test(e.getKey())).flatMap(e -> e.getValue().stream()).collect(Collectors.toSet());
  }

  private static Key only(Set<Key> keys) {
    return keys.size() == 1 ? keys.iterator().next() : UNKNOWN;
  }

  /** With its slash; empty at the top. */
  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
