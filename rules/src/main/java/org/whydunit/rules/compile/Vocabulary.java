package org.whydunit.rules.compile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.Fact;
import org.whydunit.rules.Argument;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Strength;
import org.whydunit.rules.join.BitFlip;
import org.whydunit.rules.join.CrashProcess;
import org.whydunit.rules.join.CrashSeries;
import org.whydunit.rules.join.DriverKind;
import org.whydunit.rules.join.Family;
import org.whydunit.rules.join.Mention;
import org.whydunit.rules.join.Phrase;
import org.whydunit.rules.join.Resemblance;
import org.whydunit.rules.join.Trouble;

/** The types that a rule may name without an import. */
public final class Vocabulary {

  private static final List<Class<?>> DERIVED =
      List.of(
          Argument.class,
          BitFlip.class,
          CrashProcess.class,
          CrashSeries.class,
          DriverKind.class,
          Evidence.class,
          Family.class,
          Mention.class,
          Phrase.class,
          Strength.class,
          Resemblance.class,
          Trouble.class,
          java.time.Duration.class,
          java.time.Instant.class);

  private Vocabulary() {}

  /** The types. */
  public static Stream<Class<?>> types() {
    return Stream.concat(Stream.of(Fact.class.getPermittedSubclasses()), DERIVED.stream());
  }

  /** Package and imports on one line, so that a fault's line number is the author's. */
  static String headerOf(String name) {
    return "package " + name + "; "
        + types().map(t -> "import " + t.getName() + ";").collect(Collectors.joining(" ")) + " ";
  }
}
