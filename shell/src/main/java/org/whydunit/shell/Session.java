package org.whydunit.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Hypothesis;

/** What a conversation is about: the open bundle, its diagnosis, and the last list, whose numbers work as arguments. */
@Component
public class Session {

  private final Messages messages;
  private final Diagnoses diagnoses;
  private Request request;
  private Diagnosis diagnosis;
  private List<String> listed = List.of();

  Session(Messages messages, Diagnoses diagnoses) {
    this.messages = messages;
    this.diagnoses = diagnoses;
  }

  /** The open bundle, or {@code null}. */
  public Request request() {
    return request;
  }

  /** The open bundle's name: that of its first file or folder. */
  public Optional<String> name() {
    return Optional.ofNullable(request)
        .map(r -> r.paths().getFirst().toAbsolutePath().normalize().getFileName())
        .map(Path::toString);
  }

  /** Opens a bundle without reading it. */
  public void open(Request bundle) {
    request = bundle;
    diagnosis = null;
  }

  /** A bundle with its diagnosis. */
  public void opened(Request bundle, Diagnosis answer) {
    request = bundle;
    diagnosis = answer;
    listed(answer.causes().stream().map(Hypothesis::cause).toList());
  }

  /**
   * The diagnosis of the bundle at the path, or of the open one when it is {@code null}.
   *
   * @throws Ending with {@link ExitCode#USAGE} when no bundle is open
   */
  public Diagnosis diagnosis(String path, Locale language) {
    if (path != null) {
      open(Request.of(Request.paths(List.of(path), language, messages), language));
    }
    if (request == null) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "nothing-open"));
    }
    if (diagnosis == null) {
      opened(request, diagnoses.diagnose(request));
    }
    return diagnosis;
  }

  /** The ids that a command has listed, from number 1 on. */
  public void listed(List<String> ids) {
    listed = List.copyOf(ids);
  }

  /** The id that a number of the last list stands for; else what was given. */
  public String id(String given) {
    if (given.matches("\\d{1,3}")) {
      int number = Integer.parseInt(given);
      return number >= 1 && number <= listed.size() ? listed.get(number - 1) : given;
    }
    return given;
  }
}
