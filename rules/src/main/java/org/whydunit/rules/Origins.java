package org.whydunit.rules;

import java.util.List;

import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/** The places behind anything that a rule can name. */
final class Origins {

  private Origins() {}

  static List<Origin> of(Object fact) {
    return switch (fact) {
      case Fact read -> List.of(read.origin());
      case Symptom derived -> derived.restsOn().stream().flatMap(f -> of(f).stream()).distinct().toList();
      default -> List.of();
    };
  }
}
