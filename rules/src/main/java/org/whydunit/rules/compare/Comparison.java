package org.whydunit.rules.compare;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.StackFrame;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.rules.Diagnosis;

/** Finds the changes that are worth suspecting. */
public final class Comparison {

  private static final int SHOWN = 5;

  /** A change is near a failure within the week before it: users notice a new fault within days. */
  private static final Duration NEAR = Duration.ofDays(7);

  private final Map<String, Double> ratios = new HashMap<>();

  public Comparison(Reference reference) {
    for (Row row : reference.table("change-kinds").rows()) {
      ratios.put(row.get("kind"), Double.valueOf(row.get("ratio")));
    }
  }

  /** The changes between a good and a bad capture of one machine, at most five, most suspect first. */
  public List<Suspect> between(Diagnosis before, Diagnosis after) {
    State old = new State(before.sources());
    State now = new State(after.sources());
    Set<String> blamed = blamed(after);
    List<Suspect> suspects = new ArrayList<>();
    Set<String> keys = new TreeSet<>(old.items().keySet());
    keys.addAll(now.items().keySet());
    for (String key : keys) {
      State.Item was = old.items().get(key);
      State.Item is = now.items().get(key);
      if (was == null ? old.wouldList(is) : is == null ? now.wouldList(was) : was.differs(is)) {
        suspects.add(suspect(was, is, blamed));
      }
    }
    return ranked(suspects);
  }

  /** The dated changes of one bundle before its first failure, at most five, most suspect first. */
  public List<Suspect> before(Diagnosis diagnosis) {
    return ranked(dated(diagnosis));
  }

  /** The change that is the first to meet on the way back from the first failure; of several on one day the most suspect. */
  Optional<Suspect> lastBefore(Diagnosis diagnosis) {
    return dated(diagnosis).stream()
        .min(
            Comparator.comparing((Suspect s) -> s.time().truncatedTo(ChronoUnit.DAYS), Comparator.reverseOrder())
                .thenComparing(s -> -s.ratio())
                .thenComparing(Suspect::subject));
  }

  private List<Suspect> dated(Diagnosis diagnosis) {
    Optional<Instant> told = firstFailure(diagnosis);
    if (told.isEmpty()) {
      return List.of();
    }
    Instant first = told.get();
    Set<String> blamed = blamed(diagnosis);
    List<Suspect> suspects = new ArrayList<>();
    for (Object fact : diagnosis.facts()) {
      if (fact instanceof Change change && change.time() != null && change.time().isBefore(first)) {
        List<String> why = new ArrayList<>(List.of(ratios.containsKey(change.kind()) ? change.kind() : "change"));
        if (Duration.between(change.time(), first).compareTo(NEAR) <= 0) {
          why.add("near");
        }
        if (blamed.contains(change.subject().toLowerCase(Locale.ROOT))) {
          why.add("blamed");
        }
        suspects.add(new Suspect(why.getFirst(), change.subject(), "", change.detail(), change.time(), ratio(why), why, List.of(change.origin())));
      }
    }
    return suspects;
  }

  /** The first stop that has a time; where nothing stopped, the first of the other failures. */
  public static Optional<Instant> firstFailure(Diagnosis diagnosis) {
    Optional<Instant> stop = diagnosis.crashes().stream().map(BugCheck::time).filter(Objects::nonNull).min(Comparator.naturalOrder());
    return stop.or(() -> Failure.in(diagnosis).stream().map(Failure::time).filter(Objects::nonNull).min(Comparator.naturalOrder()));
  }

  private Suspect suspect(State.Item was, State.Item is, Set<String> blamed) {
    String subject = is == null ? was.subject() : is.subject();
    String row = row(was, is);
    List<String> why = new ArrayList<>(List.of(row));
    if (blamed.contains(subject.toLowerCase(Locale.ROOT))) {
      why.add("blamed");
    }
    State.Value old = was == null ? null : was.value(is);
    State.Value now = is == null ? null : is.value(was);
    List<Origin> origins = Stream.of(old, now).filter(Objects::nonNull).map(State.Value::origin).toList();
    return new Suspect(row, subject, old == null ? "" : old.text(), now == null ? "" : now.text(), null, ratio(why), why, origins);
  }

  private String row(State.Item was, State.Item is) {
    String kind = was == null ? is.kind() : was.kind();
    String exact = kind + (was == null ? "-added" : is == null ? "-removed" : "-version");
    return ratios.containsKey(exact) ? exact : kind;
  }

  private double ratio(List<String> why) {
    return why.stream().mapToDouble(w -> ratios.getOrDefault(w, 1.0)).reduce(1, (a, b) -> a * b);
  }

  private static Set<String> blamed(Diagnosis diagnosis) {
    Set<String> blamed = new HashSet<>();
    diagnosis.crashes().forEach(c -> blamed.add(c.module().toLowerCase(Locale.ROOT)));
    for (Object fact : diagnosis.facts()) {
      if (fact instanceof StackFrame frame) {
        blamed.add(frame.module().toLowerCase(Locale.ROOT));
      }
    }
    return blamed;
  }

  private static List<Suspect> ranked(List<Suspect> suspects) {
    return suspects.stream()
        .sorted(Comparator.comparing((Suspect s) -> -s.ratio()).thenComparing(s -> s.time() == null ? Instant.MIN : s.time(), Comparator.reverseOrder()).thenComparing(Suspect::subject))
        .limit(SHOWN)
        .toList();
  }
}
