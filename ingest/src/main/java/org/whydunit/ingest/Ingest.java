package org.whydunit.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/** Reads bundles: each source by the reader that is surest of it, and every text for the signatures asked for. */
public final class Ingest {

  private final List<Reader> readers;
  private final Interest interest;
  private final ZoneId zone;
  private final Limits limits;

  /**
   * @param interest what the rules can make use of
   * @param zone zone of local times in sources that name none
   */
  public Ingest(Interest interest, ZoneId zone, Limits limits) {
    this.readers =
        ServiceLoader.load(Reader.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Reader::format))
            .toList();
    this.interest = interest;
    this.zone = zone;
    this.limits = limits;
  }

  /**
   * What was read of one source.
   *
   * @param path path inside the bundle
   * @param format id of the format; empty when no reader knew it
   * @param records records that were seen
   * @param problems what could not be read, or was read under an assumption
   * @param facts what the source says, in its order
   */
  public record SourceFacts(String path, String format, long records, List<Problem> problems, List<Fact> facts) {

    public SourceFacts {
      problems = List.copyOf(problems);
      facts = List.copyOf(facts);
    }
  }

  /** The readers, sorted by format. */
  public List<Reader> readers() {
    return readers;
  }

  /**
   * Reads a file, folder or archive.
   *
   * @return one entry a source, sorted by path, so that the same bundle gives the same answer
   * @throws IOException when {@code path} itself cannot be opened
   */
  public List<SourceFacts> read(Path path) throws IOException {
    try (Bundle bundle = Bundle.open(path, limits)) {
      List<SourceFacts> all =
          new ArrayList<>(bundle.sources().parallelStream().map(this::read).toList());
      bundle.problems().stream()
          .map(p -> new SourceFacts(p.origin().source(), "", 0, List.of(p), List.of()))
          .forEach(all::add);
      all.sort(Comparator.comparing(SourceFacts::path));
      return all;
    }
  }

  /** Reads one source. Never throws: a failing reader is named in the problems. */
  public SourceFacts read(Source source) {
    Reading reading = new Reading(source, interest, zone);
    if (source.size() == 0) {
      reading.problem(Origin.whole(source.path()), "empty");
      return result(source, "", reading);
    }
    Reader reader = surest(new Head(source));
    if (reader == null) {
      reading.problem(Origin.whole(source.path()), "not-recognised");
    } else {
      read(reader, source, reading);
    }
    if (source.isText()) {
      new SignatureScan(interest.signatures()).read(source, reading);
      tellEncoding(source, reading);
    }
    return result(source, reader == null ? "" : reader.format(), reading);
  }

  private static void tellEncoding(Source source, Reading reading) {
    Text text = source.text();
    if (text.assumed()) {
      reading.problem(Origin.whole(source.path()), "encoding-assumed", text.encoding().name());
    }
    if (text.stray() != null) {
      reading.problem(Origin.whole(source.path()), "encoding-mixed", text.encoding().name(), text.stray().name());
    }
  }

  private static void read(Reader reader, Source source, Reading reading) {
    try {
      reader.read(source, reading);
    } catch (Damage damage) {
      reading.problem(damage);
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      reading.problem(
          Origin.whole(source.path()), "reader-failed", reader.format(), failure.getClass().getSimpleName());
    }
  }

  private Reader surest(Head head) {
    Reader best = null;
    int certainty = 0;
    for (Reader reader : readers) {
      int mine = reader.recognise(head);
      if (mine > certainty) {
        best = reader;
        certainty = mine;
      }
    }
    return best;
  }

  private static SourceFacts result(Source source, String format, Reading reading) {
    return new SourceFacts(source.path(), format, reading.records(), reading.problems(), reading.facts());
  }
}
