package org.whydunit.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.cases.Recall;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.memory.Memory;
import org.whydunit.shell.cases.Cases;
import org.whydunit.shell.output.Printable;

/** The engine over the knowledge, made at its first use, and the reading of what a user names. */
@Component
public class Diagnoses {

  private final Messages messages;
  private OwnPacks packs;
  private final Cases cases;
  private Knowledge knowledge;
  private Engine product;
  private Engine engine;
  private Recall remembered;

  Diagnoses(Messages messages, Cases cases) {
    this.messages = messages;
    this.cases = cases;
  }

  /** The engine, with the odds that this site's outcomes have moved. */
  public synchronized Engine engine() {
    Engine unmoved = product();
    Recall recall = cases.recall();
    if (engine == null || recall != remembered) {
      engine = unmoved.remembering(Memory.of(recall.experience(), unmoved.priors()));
      remembered = recall;
    }
    return engine;
  }

  /** The engine as every site has it. */
  public synchronized Engine product() {
    if (product == null) {
      product = knowledge == null ? EarlyEngine.take() : packs.engine(knowledge);
      knowledge = product.knowledge();
    }
    return product;
  }

  /** What is known; costs less than the engine. */
  public synchronized Knowledge knowledge() {
    if (knowledge == null) {
      packs = OwnPacks.installed();
      knowledge = EarlyEngine.begun() ? product().knowledge() : packs.knowledge();
    }
    return knowledge;
  }

  /**
   * Puts an author's folder of rules, patterns, causes and reference tables over the product's and the installed;
   * {@code null} changes nothing.
   *
   * @throws Ending with {@link ExitCode#USAGE} when there is no such folder
   */
  public synchronized void over(String folder, Locale language) {
    if (folder == null) {
      return;
    }
    Path path = Request.path(folder, language, messages);
    if (!Files.isDirectory(path)) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "no-such-folder", folder));
    }
    packs = OwnPacks.installed().and(path);
    knowledge = packs.knowledge();
    product = null;
    engine = null;
  }

  /** What a user should know of packs that took part, one line each: replaced, refused, stopped, on trial. */
  public List<String> notes(Locale language) {
    Engine used = engine();
    List<String> notes = new ArrayList<>();
    used.replaced().forEach(id -> notes.add(messages.get(language, "pack-replaces", id)));
    used.refused().forEach(f -> notes.add(messages.get(language, "pack-refused", f.text(language).lines().findFirst().orElse(""))));
    used.stopped().forEach(id -> notes.add(messages.get(language, "pack-stopped", id)));
    used.trials().forEach((id, times) -> notes.add(messages.get(language, "pack-trial", id, times)));
    return notes;
  }

  /**
   * Reads all paths as one bundle. A path that cannot be read is told on standard error, and the others are read.
   *
   * @throws Ending with {@link ExitCode#UNREADABLE} when none can be read
   */
  public List<SourceFacts> read(Request request) {
    return read(request, (source, bytes, nanos) -> {});
  }

  /** The same, telling what each source costs. */
  public List<SourceFacts> read(Request request, Ingest.Watch watch) {
    Interest interest = engine().interest();
    Interest asked = request.everything() ? new Interest(null, interest.signatures()) : interest;
    Ingest ingest = new Ingest(asked, request.zone(), Limits.DEFAULT).watched(watch);
    List<SourceFacts> sources = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try (Waiting waiting = Waiting.reading(messages.get(request.language(), "reading"), messages.get(request.language(), "time-left"))) {
      request.paths().forEach(path -> read(ingest.watchedBy(waiting), path, request.language(), sources, failures));
    }
    if (sources.isEmpty()) {
      throw new Ending(ExitCode.UNREADABLE, String.join("\n", failures));
    }
    failures.forEach(f -> System.err.println(Printable.of(f)));
    if (!request.note().isBlank()) {
      sources.add(ingest.read(Source.of("note.txt", request.note().getBytes(StandardCharsets.UTF_8))));
    }
    return sources;
  }

  private void read(Ingest ingest, Path path, Locale language, List<SourceFacts> sources, List<String> failures) {
    try {
      List<SourceFacts> read = ingest.read(path);
      sources.addAll(read);
      if (read.isEmpty()) {
        failures.add(messages.get(language, "empty-bundle", path));
      }
    } catch (NoSuchFileException missing) {
      failures.add(messages.get(language, "no-such-path", path));
    } catch (AccessDeniedException denied) {
      failures.add(messages.get(language, "unreadable-path", path));
    } catch (IOException e) {
      failures.add(messages.get(language, "broken-path", path, e.getMessage()));
    }
  }

  /** Reads and diagnoses. */
  public Diagnosis diagnose(Request request) {
    return weighed(read(request), request.language());
  }

  /** Diagnoses what was read. */
  public Diagnosis weighed(List<SourceFacts> sources, Locale language) {
    try (Waiting waiting = Waiting.over(messages.get(language, "weighing"), "", 0)) {
      Diagnosis diagnosis = engine().diagnose(sources);
      waiting.read(0);
      return diagnosis;
    }
  }
}
