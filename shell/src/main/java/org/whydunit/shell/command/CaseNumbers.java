package org.whydunit.shell.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.whydunit.knowledge.cases.CaseFilter;
import org.whydunit.knowledge.cases.CaseSummary;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.cases.Cases;

/** Numbers of cases as users type them. They are the cases' own: a place in the last list must never delete a case. */
@Component
class CaseNumbers {

  private static final int SEARCHED = 50;

  private final Cases cases;
  private final Session session;
  private final Messages messages;

  CaseNumbers(Cases cases, Session session, Messages messages) {
    this.cases = cases;
    this.session = session;
    this.messages = messages;
  }

  /** The first word as a case's number; without words the case that the open bundle was last kept as. */
  long first(String[] words, String command, Locale language) {
    Optional<Long> open = words == null || words.length == 0 ? session.name().flatMap(this::kept) : Optional.empty();
    if (open.isPresent()) {
      return open.get();
    }
    need(words, 1, command, language);
    return number(words[0], language);
  }

  private Optional<Long> kept(String name) {
    return cases.store().list(new CaseFilter(null, null, name, null, null, SEARCHED)).stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .map(CaseSummary::id);
  }

  /** A number. */
  long number(String given, Locale language) {
    if (!given.matches("#?\\d{1,9}")) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "no-case-number", given));
    }
    return Long.parseLong(given.replace("#", ""));
  }

  /** So many words at least. */
  void need(String[] words, int least, String command, Locale language) {
    if (words == null || words.length < least) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "more-arguments", command, least));
    }
  }

  /** One of an enumeration's names, whatever the case of letters. */
  <E extends Enum<E>> E oneOf(E[] values, String given, String option, Locale language) {
    for (E value : values) {
      if (value.name().equalsIgnoreCase(given)) {
        return value;
      }
    }
    String expected = String.join(", ", Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList());
    throw new Ending(ExitCode.USAGE, messages.get(language, "one-of", option, given, expected));
  }
}
