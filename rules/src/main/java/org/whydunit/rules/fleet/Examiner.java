package org.whydunit.rules.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.rules.Engine;

/** Makes verdicts with one engine; safe for several threads. Whatever a bundle does costs that bundle alone. */
public final class Examiner {

  /** Readers and rules recurse with the nesting of their input; the default of the platform is too little for some. */
  private static final long STACK_BYTES = 4L << 20;

  private final Engine engine;
  private final Ingest ingest;
  private final Duration patience;

  /**
   * @param engine made once
   * @param patience the longest that a bundle may take
   */
  public Examiner(Engine engine, Duration patience) {
    this.engine = engine;
    this.ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
    this.patience = patience;
  }

  /**
   * The verdict on the file, folder or archive. It works on a thread of its own, since no reader or rule can be stopped
   * from outside: one that is late is left behind.
   *
   * @param bundle its name in the verdict
   * @throws InterruptedException when the caller is interrupted
   */
  public Verdict examine(String bundle, Path path) throws InterruptedException {
    FutureTask<Verdict> work = new FutureTask<>(() -> verdict(bundle, path));
    Thread thread = new Thread(null, work, "bundle " + bundle, STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      work.cancel(true);
      return Verdict.without(bundle, Status.LATE, patience.toSeconds() + " s");
    } catch (ExecutionException failure) {
      return Verdict.without(bundle, Status.FAILED, failure.getCause().getClass().getSimpleName());
    }
  }

  private Verdict verdict(String bundle, Path path) {
    try {
      List<SourceFacts> sources = ingest.readInTurn(path);
      if (sources.stream().allMatch(s -> s.format().isEmpty() && s.facts().isEmpty())) {
        return Verdict.without(bundle, Status.UNREADABLE, sources.isEmpty() ? "empty" : reason(sources));
      }
      return new Judgement(engine.diagnose(sources)).verdict(bundle);
    } catch (IOException e) {
      // The exception's message names the place of the bundle, which is not the bundle's own.
      return Verdict.without(bundle, Status.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  private static String reason(List<SourceFacts> sources) {
    return sources.stream().flatMap(s -> s.problems().stream()).map(p -> p.origin().source() + ": " + p.id()).findFirst().orElse("");
  }
}
