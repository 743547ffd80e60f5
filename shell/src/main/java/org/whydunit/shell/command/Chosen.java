package org.whydunit.shell.command;

import java.util.Locale;

import org.springframework.stereotype.Component;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** Which cause of a diagnosis a user means: its number, its id, or its subject. */
@Component
class Chosen {

  private final Messages messages;

  Chosen(Messages messages) {
    this.messages = messages;
  }

  /** The first cause that is not {@code unknown} when nothing is named. */
  Hypothesis of(Diagnosis diagnosis, String[] which, Locale language) {
    if (which == null || which.length == 0) {
      return diagnosis.causes().stream()
          .filter(h -> !h.cause().equals("unknown"))
          .findFirst()
          .orElseThrow(() -> new Ending(ExitCode.INCONCLUSIVE, messages.get(language, "nothing-to-explain")));
    }
    String word = which[0];
    if (word.matches("\\d{1,2}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= diagnosis.causes().size()) {
      return diagnosis.causes().get(Integer.parseInt(word) - 1);
    }
    return diagnosis.causes().stream()
        .filter(h -> h.cause().equals(word) || h.subject().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new Ending(ExitCode.USAGE, messages.get(language, "not-among-causes", word, diagnosis.causes().size())));
  }
}
