package org.whydunit.rules.fleet;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Package;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Hypothesis;

/** A diagnosis, shortened to a verdict. */
final class Judgement {

  private static final int SUSPECTS = 3;

  /** Decimals of a probability, as in the JSON of a single diagnosis. */
  private static final double PRECISION = 1e4;

  private final Diagnosis diagnosis;
  private final List<Instant> stops;

  Judgement(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.stops = diagnosis.crashes().stream().map(BugCheck::time).filter(Objects::nonNull).sorted().toList();
  }

  Verdict verdict(String bundle) {
    Hypothesis top = diagnosis.causes().getFirst();
    return new Verdict(
        bundle,
        Status.DIAGNOSED,
        "",
        diagnosis.sources().size(),
        diagnosis.sources().stream().mapToInt(s -> s.problems().size()).sum(),
        diagnosis.crashes().size(),
        stop(),
        stops.isEmpty() ? null : stops.getFirst(),
        stops.isEmpty() ? null : stops.getLast(),
        day(),
        top.cause(),
        top.subject(),
        rounded(top.probability()),
        version(top.subject()),
        update(),
        machine(m -> first(m.model(), m.board(), m.processor())),
        machine(m -> (m.os() + " " + m.build()).strip()),
        diagnosis.causes().stream().limit(SUSPECTS).map(Judgement::suspect).toList(),
        Traits.of(diagnosis.facts()));
  }

  private static Verdict.Suspect suspect(Hypothesis h) {
    return new Verdict.Suspect(h.cause(), h.subject(), rounded(h.probability()), rules(h, true), rules(h, false));
  }

  private static List<String> rules(Hypothesis h, boolean supporting) {
    return h.evidence().stream().filter(e -> e.supports() == supporting).map(Evidence::rule).distinct().toList();
  }

  private static double rounded(double probability) {
    return Math.round(probability * PRECISION) / PRECISION;
  }

  private String stop() {
    if (diagnosis.crashes().isEmpty()) {
      return "";
    }
    BugCheck last = diagnosis.crashes().stream()
        .filter(c -> c.time() != null).max(Comparator.comparing(BugCheck::time)).orElse(diagnosis.crashes().getLast());
    return last.name().isEmpty() ? last.stopCode() : last.name();
  }

  private String day() {
    Instant last = !stops.isEmpty()
        ? stops.getLast()
        : diagnosis.timeline().isEmpty() ? null : diagnosis.timeline().getLast().time();
    return last == null ? Verdict.UNDATED : last.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private String version(String subject) {
    String name = subject.toLowerCase(Locale.ROOT);
    return facts(Driver.class).filter(d -> d.file().equals(name)).map(Driver::version)
        .filter(v -> !v.isEmpty())
        .findFirst()
        .or(() -> facts(Package.class).filter(p -> p.name().equalsIgnoreCase(name)).map(Package::version).filter(v -> !v.isEmpty()).findFirst())
        .orElse("");
  }

  private String update() {
    Instant crash = stops.isEmpty() ? Instant.MAX : stops.getFirst();
    return facts(Change.class)
        .filter(c -> c.kind().equals("update") && c.time() != null && !c.time().isAfter(crash))
        .max(Comparator.comparing(Change::time).thenComparing(Change::subject))
        .map(Change::subject)
        .orElse("");
  }

  private String machine(Function<Machine, String> says) {
    return facts(Machine.class).map(says).filter(s -> !s.isEmpty()).findFirst().orElse("");
  }

  private static String first(String... words) {
    return Stream.of(words).filter(w -> !w.isBlank()).map(String::strip).findFirst().orElse("");
  }

  private <T> Stream<T> facts(Class<T> type) {
    return diagnosis.facts().stream().filter(type::isInstance).map(type::cast);
  }
}
