package org.whydunit.shell.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Profile;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;

/** What {@code --profile} tells: where the time went, by phase, by reader, by rule. */
final class Costs implements Ingest.Watch {

  private static final int SHOWN = 10;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Map<String, Format> formats = new ConcurrentHashMap<>();
  private final Profile profile = new Profile();

  private record Format(String id, long files, long bytes, long nanos) {

    private Format and(Format other) {
      return new Format(id, files + other.files, bytes + other.bytes, nanos + other.nanos);
    }
  }

  @Override
  public void read(SourceFacts source, long bytes, long nanos) {
    formats.merge(source.format(), new Format(source.format(), 1, bytes, nanos), Format::and);
  }

  /** Loads the engine and reads. */
  List<SourceFacts> read(Diagnoses diagnoses, Request request) {
    profile.phase("load", diagnoses::engine);
    return profile.phase("read", () -> diagnoses.read(request, this));
  }

  /** Diagnoses, each rule timed. */
  Diagnosis diagnose(Engine engine, List<SourceFacts> sources) {
    return engine.diagnose(sources, profile);
  }

  /** The tables, and the worst rule by name. */
  String told(Messages messages, Locale language) {
    StringBuilder text = new StringBuilder(messages.get(language, "profile-title")).append('\n');
    profile.phases().forEach((phase, nanos) -> line(text, nanos, messages.get(language, "profile-" + phase)));
    text.append(messages.get(language, "profile-readers")).append('\n');
    formats.values().stream().sorted(Comparator.comparingLong(Format::nanos).reversed()).limit(SHOWN)
        .forEach(f -> line(text, f.nanos(), messages.get(language, "profile-reader",
            f.id().isEmpty() ? messages.get(language, "profile-no-reader") : f.id(), f.files(), "%.1f".formatted(f.bytes() / BYTES_PER_MEGABYTE))));
    text.append(messages.get(language, "profile-facts")).append('\n');
    profile.facts().stream().limit(SHOWN).forEach(c -> line(text, c.nanos(), messages.get(language, "profile-fact", c.name(), c.count())));
    text.append(messages.get(language, "profile-rules")).append('\n');
    profile.rules().stream().limit(SHOWN).forEach(c -> line(text, c.nanos(), messages.get(language, "profile-rule", c.name(), c.count())));
    profile.rules().stream().findFirst().ifPresent(worst ->
        text.append(messages.get(language, "profile-worst", worst.name(), "%.1f".formatted(worst.nanos() / NANOS_PER_MILLI))).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, long nanos, String what) {
    text.append("%9.1f ms  %s%n".formatted(nanos / NANOS_PER_MILLI, what).replace("\r", ""));
  }
}
