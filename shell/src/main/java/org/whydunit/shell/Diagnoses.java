package org.whydunit.shell;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;

/** The engine over the product's knowledge, made at its first use, and the reading of what a user names. */
@Component
public class Diagnoses {

  private final Messages messages;
  private Engine engine;

  Diagnoses(Messages messages) {
    this.messages = messages;
  }

  /** The engine. */
  public synchronized Engine engine() {
    if (engine == null) {
      engine = Engine.load(Knowledge.load());
    }
    return engine;
  }

  /**
   * Reads all paths as one bundle.
   *
   * @throws Ending with {@link ExitCode#UNREADABLE} when a path is missing or nothing of it can be read
   */
  public List<SourceFacts> read(List<Path> paths, Locale language) {
    Ingest ingest = new Ingest(engine().interest(), ZoneId.from(ZoneOffset.UTC), Limits.DEFAULT);
    List<SourceFacts> sources = new ArrayList<>();
    for (Path path : paths) {
      try {
        sources.addAll(ingest.read(path));
      } catch (NoSuchFileException missing) {
        throw new Ending(ExitCode.UNREADABLE, messages.get(language, "no-such-path", path));
      } catch (IOException e) {
        throw new Ending(ExitCode.UNREADABLE, messages.get(language, "unreadable-path", path));
      }
    }
    if (sources.isEmpty()) {
      throw new Ending(ExitCode.UNREADABLE, messages.get(language, "empty-bundle", paths.getFirst()));
    }
    return sources;
  }

  /** Reads and diagnoses. */
  public Diagnosis diagnose(List<Path> paths, Locale language) {
    return engine().diagnose(read(paths, language));
  }
}
