package org.whydunit.rules.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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
    State old = new State(before.facts());
    State now = new State(after.facts());
    Set<String> blamed = blamed(after);
    List<Suspect> suspects = new ArrayList<>();
    Set<String> keys = new TreeSet<>(old.items().keySet());
    keys.addAll(now.items().keySet());
    for (String key : keys) {
      State.Item was = old.items().get(key);
      State.Item is = now.items().get(key);
      String kind = was == null ? is.kind() : was.kind();
      boolean listedByBoth = old.lists(kind) && now.lists(kind);
      boolean differs = was == null || is == null || !Objects.equals(was.value(), is.value());
      if (listedByBoth && differs) {
        suspects.add(suspect(kind, was, is, blamed));
      }
    }
    return ranked(suspects);
  }

  /** The dated changes of one bundle before its first failure, at most five, most suspect first. */
  public List<Suspect> before(Diagnosis diagnosis) {
    Instant first =
        diagnosis.crashes().stream().map(BugCheck::time).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    if (first == null) {
      return List.of();
    }
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
    return ranked(suspects);
  }

  private Suspect suspect(String kind, State.Item was, State.Item is, Set<String> blamed) {
    String subject = is == null ? was.subject() : is.subject();
    String row = row(kind, was, is);
    List<String> why = new ArrayList<>(List.of(row));
    if (blamed.contains(subject.toLowerCase(Locale.ROOT))) {
      why.add("blamed");
    }
    List<Origin> origins = new ArrayList<>();
    if (was != null) {
      origins.add(was.origin());
    }
    if (is != null) {
      origins.add(is.origin());
    }
    return new Suspect(row, subject, was == null ? "" : was.value(), is == null ? "" : is.value(), null, ratio(why), why, origins);
  }

  private String row(String kind, State.Item was, State.Item is) {
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
