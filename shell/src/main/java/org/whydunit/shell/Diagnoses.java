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
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.shell.output.Printable;

/** The engine over the knowledge, made at its first use, and the reading of what a user names. */
@Component
public class Diagnoses {

  private final Messages messages;
  private Knowledge knowledge;
  private Engine engine;

  Diagnoses(Messages messages) {
    this.messages = messages;
  }

  /** The engine. */
  public synchronized Engine engine() {
    if (engine == null) {
      engine = knowledge == null ? EarlyEngine.take() : Engine.load(knowledge);
      knowledge = engine.knowledge();
    }
    return engine;
  }

  /** What is known; costs less than the engine. */
  public synchronized Knowledge knowledge() {
    if (knowledge == null) {
      knowledge = EarlyEngine.begun() ? engine().knowledge() : Knowledge.load();
    }
    return knowledge;
  }

  /**
   * Puts an author's folder of patterns, causes and reference tables over the product's; {@code null} changes nothing.
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
    knowledge = Knowledge.load(path);
    engine = null;
  }

  /**
   * Reads all paths as one bundle. A path that cannot be read is told on standard error, and the others are read.
   *
   * @throws Ending with {@link ExitCode#UNREADABLE} when none can be read
   */
  public List<SourceFacts> read(Request request) {
    Interest interest = engine().interest();
    Interest asked = request.everything() ? new Interest(null, interest.signatures()) : interest;
    List<SourceFacts> sources = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Ingest ingest = new Ingest(asked, request.zone(), Limits.DEFAULT);
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
