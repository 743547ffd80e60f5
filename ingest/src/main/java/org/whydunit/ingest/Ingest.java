package org.whydunit.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/** Reads bundles: each source by the reader that is surest of it, and every text for the signatures asked for. */
public final class Ingest {

  /** A person who pastes so few lines of a tool says something by each of them. */
  private static final int BRIEF_LINES = 12;

  private final List<Reader> readers;
  private final Interest interest;
  private final SignatureIndex signatures;
  private final ZoneId zone;
  private final Limits limits;
  private final Watch watch;

  /** Is told of each source that was read, from several threads. */
  public interface Watch {

    /** {@code nanos} of wall time went into the source. */
    void read(SourceFacts source, long bytes, long nanos);
  }
  private final Progress progress;

  /**
   * @param interest what the rules can make use of
   * @param zone zone of local times in sources that name none
   */
  public Ingest(Interest interest, ZoneId zone, Limits limits) {
    this(ServiceLoader.load(Reader.class).stream().map(ServiceLoader.Provider::get).toList(), interest, zone, limits, Progress.NONE);
  }

  private Ingest(Ingest one, Watch watch, Progress progress) {
    this.readers = one.readers;
    this.interest = one.interest;
    this.signatures = one.signatures;
    this.zone = one.zone;
    this.limits = one.limits;
    this.watch = watch;
    this.progress = progress;
  }

  /** With readers of the caller's choice. */
  Ingest(List<Reader> readers, Interest interest, ZoneId zone, Limits limits) {
    this(readers, interest, zone, limits, Progress.NONE);
  }

  private Ingest(List<Reader> readers, Interest interest, ZoneId zone, Limits limits, Progress progress) {
    this.readers = readers.stream().sorted(Comparator.comparing(Reader::format)).toList();
    this.interest = interest;
    this.signatures = new SignatureIndex(interest.signatures());
    this.zone = zone;
    this.limits = limits;
    this.progress = progress;
    this.watch = (source, bytes, nanos) -> {};
  }

  /** The same, telling what each source costs. */
  public Ingest watched(Watch other) {
    return new Ingest(this, other, progress);
  }

  /** The same, telling how far it is. */
  public Ingest watchedBy(Progress watcher) {
    return new Ingest(this, watch, watcher);
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
    return read(path, sources -> sources.parallelStream().map(this::read).toList());
  }

  /**
   * The same on the caller's thread alone, for a caller that has a thread a bundle.
   *
   * @throws IOException when {@code path} itself cannot be opened
   */
  public List<SourceFacts> readInTurn(Path path) throws IOException {
    return read(path, sources -> sources.stream().map(this::read).toList());
  }

  private List<SourceFacts> read(Path path, Function<List<Source>, List<SourceFacts>> reading) throws IOException {
    try (Bundle bundle = Bundle.open(path, limits)) {
      progress.opened(bundle.sources().stream().mapToLong(Source::size).sum());
      List<SourceFacts> all = new ArrayList<>(reading.apply(bundle.sources()));
      bundle.problems().stream()
          .map(p -> new SourceFacts(p.origin().source(), "", 0, List.of(p), List.of()))
          .forEach(all::add);
      all.sort(Comparator.comparing(SourceFacts::path));
      return all;
    }
  }

  /** Reads one source. Never throws: a failing reader is named in the problems. */
  public SourceFacts read(Source source) {
    long started = System.nanoTime();
    SourceFacts read = facts(source);
    watch.read(read, source.size(), System.nanoTime() - started);
    return read;
  }

  private SourceFacts facts(Source source) {
    Steps steps = new Steps(source.size(), progress);
    Reading reading = new Reading(source, interest, zone);
    if (source.size() == 0) {
      reading.problem(reading.whole(), "empty");
      return result(source, "", reading);
    }
    Head head = new Head(source);
    Candidate best = surest(head, reading, reader -> true);
    if (best.certainty() >= Reader.POSSIBLE) {
      read(best.reader(), source, reading);
    }
    Set<String> formats = new LinkedHashSet<>();
    if (source.isText()) {
      formats = text(source, reading, best, head, steps);
      tellEncoding(source, reading);
    } else if (best.certainty() > 0 && best.certainty() < Reader.POSSIBLE) {
      read(best.reader(), source, reading);
    }
    if (best.reader() == null && formats.isEmpty() && reading.facts().isEmpty()) {
      reading.problem(reading.whole(), "not-recognised");
    }
    steps.end();
    return result(source, best.reader() != null ? best.reader().format() : formats.stream().findFirst().orElse(""), reading);
  }

  /** Reads what the surest reader left of a text, and the signatures; gives the formats of its parts. */
  private Set<String> text(Source source, Reading reading, Candidate best, Head head, Steps steps) {
    boolean alone = best.certainty() >= Reader.CERTAIN;
    Sections sections = new Sections();
    SignatureScan scan = new SignatureScan(signatures);
    Reading messages = new Reading(source, interest, zone);
    if (!alone || !interest.signatures().isEmpty()) {
      for (Text.Line line : source.text()) {
        steps.line(line);
        scan.line(line, messages);
        if (!alone) {
          sections.line(line);
        }
      }
      sections.end();
    }
    Set<String> formats = alone ? Set.of() : parts(source, reading, best, head, sections);
    reading.take(messages);
    return formats;
  }

  private Set<String> parts(Source source, Reading reading, Candidate best, Head head, Sections sections) {
    Set<String> formats = new LinkedHashSet<>();
    Reader owner = best.certainty() >= Reader.POSSIBLE ? best.reader() : null;
    Set<Long> used = reading.lines();
    for (Sections.Part part : sections.parts(source.path(), owner, used, h -> surest(h, reading, r -> r != best.reader()))) {
      formats.add(part.reader().format());
      part(part, reading);
    }
    Candidate words = owner == null ? best : surest(head, reading, r -> certainty(r, head, reading) < Reader.POSSIBLE);
    if (words.reader() == null) {
      return formats;
    }
    if (owner == null && formats.isEmpty()) {
      read(words.reader(), source, reading);
    } else if (owner == null || best.certainty() <= Reader.POSSIBLE) {
      part(sections.rest(source.path(), words.reader(), false, (number, line) -> true), reading);
    } else if (owner.quoted()) {
      boolean brief = best.certainty() <= Reader.LIKELY && sections.written() <= BRIEF_LINES;
      part(
          sections.rest(
              source.path(), words.reader(), brief, (number, line) -> brief && !used.contains(number) || Prose.is(line)),
          reading);
    }
    return formats;
  }

  private static void part(Sections.Part part, Reading reading) {
    Reading inner = reading.of(part);
    read(part.reader(), part.source(), inner);
    reading.take(inner);
  }

  private static void tellEncoding(Source source, Reading reading) {
    Text text = source.text();
    if (text.assumed()) {
      reading.problem(reading.whole(), "encoding-assumed", text.encoding().name());
    }
    if (text.stray() != null) {
      reading.problem(reading.whole(), "encoding-mixed", text.encoding().name(), text.stray().name());
    }
  }

  private static void read(Reader reader, Source source, Reading reading) {
    try {
      reader.read(source, reading);
    } catch (Damage damage) {
      reading.problem(damage);
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      failed(reader, failure, reading);
    }
  }

  private Candidate surest(Head head, Reading reading, Predicate<Reader> among) {
    Candidate best = Candidate.NONE;
    for (Reader reader : readers) {
      int mine = among.test(reader) ? certainty(reader, head, reading) : 0;
      if (mine > best.certainty()) {
        best = new Candidate(reader, mine);
      }
    }
    return best;
  }

  private static int certainty(Reader reader, Head head, Reading reading) {
    try {
      return reader.recognise(head);
    } catch (RuntimeException | StackOverflowError failure) {
      failed(reader, failure, reading);
      return 0;
    }
  }

  private static void failed(Reader reader, Throwable failure, Reading reading) {
    reading.problem(reading.whole(), "reader-failed", reader.format(), failure.getClass().getSimpleName());
  }

  private static SourceFacts result(Source source, String format, Reading reading) {
    return new SourceFacts(source.path(), format, reading.records(), reading.problems(), reading.facts());
  }
}
