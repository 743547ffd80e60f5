package org.whydunit.rules.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.whydunit.knowledge.Pattern;
import org.whydunit.knowledge.search.Hit;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.join.SystemOf;

/** The first remedy must fit what was concluded, on every labelled case. */
class PatternChoiceTest {

  @Test
  void offersFirstAPatternOfTheCauseAndTheSystemWhoseCodesDoNotContradict() throws IOException {
    List<String> faults = new ArrayList<>();
    List<String> chosen = new ArrayList<>();
    int answered = 0;
    for (Labelled one : Labelled.all()) {
      Diagnosis diagnosis = Labelled.ENGINE.diagnose(one.sources());
      Hypothesis top = diagnosis.causes().stream().filter(h -> !h.cause().equals("unknown")).findFirst().orElse(null);
      if (top == null) {
        continue;
      }
      answered++;
      List<Hit> hits = Labelled.ENGINE.patterns(top, diagnosis, 3);
      Pattern first = hits.isEmpty() ? null : hits.getFirst().pattern();
      chosen.add(one.id() + ": " + top.cause() + " " + top.subject() + " → " + hits.stream().map(h -> h.pattern().id()).toList());
      String fault = first == null ? "no pattern" : fault(hits.getFirst(), top, diagnosis);
      if (!fault.isEmpty()) {
        faults.add(one.id() + ": " + top.cause() + " " + top.subject() + " → " + (first == null ? "" : first.id()) + ": " + fault);
      }
    }
    if (Boolean.getBoolean("whydunit.show")) {
      chosen.forEach(System.out::println);
    }
    System.out.printf("patterns: %d of %d first ones do not fit%n", faults.size(), answered);
    assertThat(faults).hasSizeLessThanOrEqualTo(answered / 20);
  }

  private static String fault(Hit hit, Hypothesis top, Diagnosis diagnosis) {
    Pattern pattern = hit.pattern();
    // a pattern that names the very suspect fits it whatever its cause
    boolean named = hit.explanation().contains(" subject ");
    boolean general = Labelled.ENGINE.knowledge().patterns().keys().stream().anyMatch(k -> k.id().equals(pattern.id()) && k.general());
    if (!named && !pattern.cause().equals(top.cause())) {
      return "its cause is " + pattern.cause();
    }
    String os = SystemOf.facts(diagnosis.facts());
    if (!pattern.os().equals("any") && !os.equals("any") && !pattern.os().equals(os)) {
      return "it is for " + pattern.os() + ", not " + os;
    }
    boolean contradicts = !general && contradicts(pattern.codes(), diagnosis) && !named(pattern.drivers(), top.subject());
    // a cause of which every pattern names other codes leaves no choice
    boolean better = Labelled.ENGINE.knowledge().patterns().ofCause(top.cause()).stream()
        .anyMatch(p -> p.os().equals(pattern.os()) && !contradicts(p.codes(), diagnosis));
    contradicts &= better;
    return contradicts ? "its codes are " + pattern.codes() + ", the crash's " + diagnosis.crashes().getFirst().stopCode() : "";
  }

  private static boolean contradicts(List<String> codes, Diagnosis diagnosis) {
    Set<Long> there = diagnosis.crashes().stream().map(c -> c.code()).filter(c -> c != 0).collect(Collectors.toSet());
    Set<Long> listed = codes.stream().filter(c -> c.matches("0x0*[0-9A-Fa-f]{1,4}")).map(Long::decode).collect(Collectors.toSet());
    return !there.isEmpty() && !listed.isEmpty() && listed.stream().noneMatch(there::contains);
  }

  private static boolean named(List<String> globs, String subject) {
    return globs.stream().anyMatch(g -> subject.matches(g.replace(".", "\\.").replace("*", ".*")));
  }
}
