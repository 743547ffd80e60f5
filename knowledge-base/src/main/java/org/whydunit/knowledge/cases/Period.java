package org.whydunit.knowledge.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What statistics are counted by. */
public enum Period {
  MONTH(1), QUARTER(3), YEAR(12);

  private final int months;

  Period(int months) {
    this.months = months;
  }

  /** The names of all periods from one moment to another, in order; empty when the second is earlier. */
  List<String> names(Instant from, Instant to) {
    String last = of(to);
    List<String> names = new ArrayList<>();
    ZonedDateTime date = from.atZone(ZoneOffset.UTC).withDayOfMonth(1);
    for (String name = of(date.toInstant()); name.compareTo(last) <= 0; name = of(date.toInstant())) {
      names.add(name);
      date = date.plusMonths(months);
    }
    return names;
  }

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
