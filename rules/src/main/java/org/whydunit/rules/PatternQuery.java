package org.whydunit.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.knowledge.search.Observed;
import org.whydunit.rules.join.SystemOf;
import org.whydunit.rules.words.Words;

/** A hypothesis in the words that the library is asked by. */
final class PatternQuery {

  private PatternQuery() {}

  static Observed of(Hypothesis hypothesis, Diagnosis diagnosis, String product, Words words) {
    List<Evidence> support = hypothesis.evidence().stream().filter(Evidence::supports).toList();
    Set<String> rules = support.stream().map(Evidence::rule).collect(Collectors.toSet());
    Set<String> codes = diagnosis.crashes().stream().filter(c -> c.code() != 0).map(BugCheck::stopCode).collect(Collectors.toSet());
    Set<String> drivers = new LinkedHashSet<>();
    if (hypothesis.subject().matches("[\\w.+-]+\\.(sys|dll|exe|ko)")) {
      drivers.add(hypothesis.subject());
    }
    Set<String> events = support.stream().flatMap(e -> e.facts().stream()).filter(LogEvent.class::isInstance)
        .map(LogEvent.class::cast).map(e -> e.provider() + "/" + e.id()).collect(Collectors.toSet());
    StringBuilder said = new StringBuilder(hypothesis.subject() + " " + product);
    for (Evidence e : support) {
      said.append(' ').append(e.rule().substring(e.rule().indexOf('/') + 1)).append(' ').append(words.says(e, Locale.ENGLISH));
      e.facts().forEach(f -> said.append(f instanceof LogMessage message ? " " + message.signature() : ""));
    }
    Set<String> subjects = new LinkedHashSet<>(List.of(hypothesis.subject().split(", ")));
    subjects.add(product);
    return new Observed(hypothesis.cause(), SystemOf.facts(diagnosis.facts()), rules, codes, drivers, events, subjects, said.toString());
  }
}
