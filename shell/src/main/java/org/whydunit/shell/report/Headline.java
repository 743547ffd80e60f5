package org.whydunit.shell.report;

import java.util.Locale;

import org.springframework.stereotype.Component;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.shell.Messages;

/** The answer in one sentence. */
@Component
public class Headline {

  private final Messages messages;

  Headline(Messages messages) {
    this.messages = messages;
  }

  /** What most likely did it; or how open that is, and the best guess; or that nothing points at a failure. */
  public String of(Diagnosis diagnosis, Engine engine, Locale language) {
    Hypothesis top = diagnosis.causes().getFirst();
    Hypothesis first = diagnosis.causes().stream().filter(h -> !h.cause().equals("unknown")).findFirst().orElse(null);
    if (first == null) {
      return messages.get(language, "nothing-to-explain");
    }
    String title = Titles.of(first, engine, language);
    return first == top
        ? messages.get(language, "most-likely", title, percent(first))
        : messages.get(language, "not-sure", percent(top), title, percent(first));
  }

  private static String percent(Hypothesis h) {
    return Math.round(h.probability() * 100) + " %";
  }
}
