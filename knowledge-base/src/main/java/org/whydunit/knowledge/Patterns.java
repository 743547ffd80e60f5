package org.whydunit.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The library of failure patterns, by id. A pattern is read when it is first asked for and then kept; one that turns out
 * malformed throws a {@link ContentException} then. Safe for several threads.
 */
public final class Patterns {
  private final PatternReader reader;
  private final List<String> ids;
  private final Set<String> known;
  private final Map<String, Pattern> read = new ConcurrentHashMap<>();
  private List<PatternKey> keys;

  Patterns(PatternReader reader) {
    this.reader = reader;
    this.ids = reader.ids();
    this.known = new HashSet<>(ids);
  }

  /** Sorted. */
  public List<String> ids() {
    return ids;
  }

  /** Sorted by id; reads every file. */
  public List<Pattern> all() {
    return ids.stream().map(this::get).toList();
  }

  public Optional<Pattern> find(String id) {
    return known.contains(id) ? Optional.of(get(id)) : Optional.empty();
  }

  /** What each pattern is matched by, sorted by id; reads no texts. */
  public synchronized List<PatternKey> keys() {
    if (keys == null) {
      keys = ids.stream().map(reader::key).toList();
    }
    return keys;
  }

  /** Those that lead to this cause, sorted by id. */
  public List<Pattern> ofCause(String cause) {
    return keys().stream().filter(key -> key.cause().equals(cause)).map(key -> get(key.id())).toList();
  }

  /** Those of authors' own folders, sorted. */
  public List<String> authored() {
    return ids.stream().filter(reader::authored).toList();
  }

  /** Ids that a mistyped one may have meant, nearest first, at most three. */
  public List<String> near(String id) {
    return Near.to(id, ids);
  }

  /** Every fault of all patterns, or of authors' own alone. */
  List<ContentFault> faults(boolean authoredOnly) {
    List<ContentFault> faults = new ArrayList<>(reader.strayFaults(authoredOnly));
    for (String id : authoredOnly ? authored() : ids) {
      faults.addAll(reader.faults(id));
    }
    return faults;
  }

  private Pattern get(String id) {
    return read.computeIfAbsent(id, reader::read);
  }
}
