package org.whydunit.shell.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** Moments as users type them: a day, a day with a time, or an instant; in UTC, as all times that are printed. */
@Component
class Times {

  private final Messages messages;

  Times(Messages messages) {
    this.messages = messages;
  }

  /** The moment, or the other one when nothing is given. */
  Instant of(String given, String option, Instant otherwise, Locale language) {
    if (given == null) {
      return otherwise;
    }
    String text = given.strip().replace(' ', 'T');
    try {
      return text.length() <= 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : text.endsWith("Z") ? Instant.parse(text) : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "no-time", option, given));
    }
  }
}
