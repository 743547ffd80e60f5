package org.whydunit.rules.join;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Register;

/** Which registers belong to which stop: in a dump all, in a transcript those after the stop's head. */
final class Registers {

  private final Map<Origin, List<Register>> byCrash;

  Registers(Collection<?> facts, List<BugCheck> told) {
    Map<String, List<BugCheck>> bySource = told.stream().collect(Collectors.groupingBy(c -> c.origin().source()));
    this.byCrash =
        facts.stream()
            .filter(Register.class::isInstance)
            .map(Register.class::cast)
            .filter(r -> bySource.containsKey(r.origin().source()))
            .collect(Collectors.groupingBy(r -> owner(r, bySource.get(r.origin().source())), LinkedHashMap::new, Collectors.toList()));
  }

  private static Origin owner(Register register, List<BugCheck> crashes) {
    Function<BugCheck, Long> position = c -> c.origin().position();
    return crashes.stream()
        .filter(c -> c.origin().position() <= register.origin().position())
        .max(Comparator.comparing(position))
        .or(() -> crashes.stream().min(Comparator.comparing(position)))
        .map(BugCheck::origin)
        .orElseThrow();
  }

  /** Those of a stop that these places tell of. */
  List<Register> of(List<Origin> origins) {
    return origins.stream().flatMap(o -> byCrash.getOrDefault(o, List.of()).stream()).toList();
  }
}
