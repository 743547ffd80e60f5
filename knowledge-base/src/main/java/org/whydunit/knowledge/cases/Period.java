package org.whydunit.knowledge.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;

/** What statistics are counted by. */
public enum Period {
  MONTH, QUARTER, YEAR;

  /** The period's name, in UTC. */
  String of(Instant time) {
    ZonedDateTime date = time.atZone(ZoneOffset.UTC);
    return switch (this) {
      case MONTH -> String.format(Locale.ROOT, "%04d-%02d", date.getYear(), date.getMonthValue());
      case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", date.getYear(), (date.getMonthValue() + 2) / 3);
      case YEAR -> String.format(Locale.ROOT, "%04d", date.getYear());
    };
  }
}
