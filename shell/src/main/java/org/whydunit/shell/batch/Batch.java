package org.whydunit.shell.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.whydunit.rules.Engine;
import org.whydunit.rules.fleet.BundleList.Named;
import org.whydunit.rules.fleet.Examiner;
import org.whydunit.rules.fleet.FleetReport;
import org.whydunit.rules.fleet.Study;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.report.fleet.FleetTables;
import org.whydunit.shell.report.html.FleetPage;

/**
 * A run over many bundles, with its folder of results: {@code results.jsonl} and {@code results.parquet}, a verdict a
 * bundle, sorted; {@code report.html} and tables; {@code previous.jsonl}, what the run before had; {@code journal.jsonl} only
 * while it is not finished.
 */
public final class Batch {

  private static final String JOURNAL = "journal.jsonl";
  private static final String RESULTS = "results.jsonl";
  private static final String PREVIOUS = "previous.jsonl";

  private final Engine engine;
  private final Path out;
  private final Messages messages;
  private final Locale language;

  /**
   * @param engine shared by all threads
   * @param out folder of the results; made when missing
   */
  public Batch(Engine engine, Path out, Messages messages, Locale language) {
    this.engine = engine;
    this.out = out;
    this.messages = messages;
    this.language = language;
  }

  /**
   * Examines what is not done yet and makes the report.
   *
   * @param resume true to go on with a run that was broken off
   * @throws IOException when the results cannot be written
   * @throws Ending with {@link ExitCode#USAGE} when an unfinished run is there and {@code resume} is false, or when it was
   *     made by other rules
   */
  public FleetReport run(List<Named> bundles, int jobs, Duration patience, boolean resume) throws IOException, InterruptedException {
    Files.createDirectories(out);
    try (Journal journal = journal(resume)) {
      List<Named> left = bundles.stream().filter(b -> !journal.done().contains(b.name())).toList();
      Progress progress = new Progress(messages, language, bundles.size(), bundles.size() - left.size());
      new Crew(new Examiner(engine, patience), journal, progress).examine(left, jobs);
      progress.end();
      journal.finish(bundles.stream().map(Named::name).toList(), out.resolve(RESULTS));
    }
    Results results = new Results(out.resolve(RESULTS));
    Results before = Files.exists(out.resolve(PREVIOUS)) ? new Results(out.resolve(PREVIOUS)) : null;
    ParquetFile.write(results, out.resolve("results.parquet"));
    FleetReport report = Study.of(results, before);
    new FleetTables(out).write(report, results);
    Files.writeString(out.resolve("report.html"), new FleetPage(report, engine, messages).render(language));
    Files.delete(out.resolve(JOURNAL));
    return report;
  }

  private Journal journal(boolean resume) throws IOException {
    Path path = out.resolve(JOURNAL);
    if (Files.exists(path)) {
      String rules = Journal.rules(path);
      if (!resume && !rules.isEmpty()) {
        throw new Ending(ExitCode.USAGE, messages.get(language, "batch-unfinished", out));
      }
      if (!rules.isEmpty() && !rules.equals(engine.packsVersion())) {
        throw new Ending(ExitCode.USAGE, messages.get(language, "batch-other-rules", out));
      }
      return rules.isEmpty() ? Journal.begin(path, engine.packsVersion()) : Journal.resume(path);
    }
    if (Files.exists(out.resolve(RESULTS))) {
      Files.move(out.resolve(RESULTS), out.resolve(PREVIOUS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return Journal.begin(path, engine.packsVersion());
  }
}
