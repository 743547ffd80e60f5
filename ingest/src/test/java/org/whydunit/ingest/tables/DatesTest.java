package org.whydunit.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Origin;

class DatesTest {

  private static Instant read(String file, String date, Reading reading) {
    return Dates.of(source(file)).instant(date, Origin.line("f", 1), reading);
  }

  private static Source source(String text) {
    return Source.of("f", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading reading(String text) {
    return new Reading(source(text), Interest.everything(), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x                          | 2024/3/5, 8:12:33       | 2024-03-05T08:12:33Z
          x                          | 2024-03-05              | 2024-03-05T00:00:00Z
          x                          | 05.03.2024 14:00:09     | 2024-03-05T14:00:09Z
          x                          | 2024年3月5日 8:01         | 2024-03-05T08:01:00Z
          x                          | 2024. 3. 5. 오전 9:00     | 2024-03-05T09:00:00Z
          x                          | 6-3-2019, 17:55:52      | 2019-03-06T17:55:52Z
          x                          | 20240305081233.500000+060 | 2024-03-05T07:12:33Z
          x 5/22/2015                | 3/5/2024                | 2024-03-05T00:00:00Z
          x 22/05/2015               | 3/5/2024                | 2024-05-03T00:00:00Z
          x en-us;English            | 3/5/2024                | 2024-03-05T00:00:00Z
          x it;Italiano              | 03/05/2024              | 2024-05-03T00:00:00Z
          x 3/5/2024 1:00 PM         | 3/5/2024 1:00:00 PM     | 2024-03-05T13:00:00Z
          x 3/5/2024 1:00 PM         | 3/5/2024 12:30 AM       | 2024-03-05T00:30:00Z
          x 08/09/2024               | 3/5/2024                | 2024-05-03T00:00:00Z
          x 10/11/2023 12:00:00 AM   | 10/11/2023 12:00:00 AM  | 2023-10-11T00:00:00Z
          x 05/11/2023 9:00:00 AM    | 10/11/2023              | 2023-11-10T00:00:00Z
          """)
  void readsADateByWhatTheFileTells(String file, String date, Instant expected) {
    assertThat(read(file, date, reading(file))).isEqualTo(expected);
  }

  @Test
  void leavesADateUnknownWithoutEvidence() {
    Reading reading = reading("x");

    assertThat(read("x 3/5/2024", "3/5/2024", reading)).isNull();
    assertThat(reading.problems()).extracting(p -> p.id()).containsExactly("tables/date-ambiguous");
  }

  @Test
  void doesNotTakeAVersionForADate() {
    assertThat(read("x", "American Megatrends Inc. 1.2.0.2", reading("x"))).isNull();
    assertThat(read("x", "6.3.9600 Build 9600", reading("x"))).isNull();
  }

  @Test
  void cutsTheDateOutOfAFirmwareVersion() {
    assertThat(Dates.without("Example Corp. 1.20, 2021/3/4")).isEqualTo("Example Corp. 1.20");
    assertThat(Dates.without("4.00 2021-04-20 beta")).isEqualTo("4.00 beta");
  }

  @Property(tries = 300)
  void neverThrows(@ForAll String text) {
    Dates.of(source(text)).instant(text, Origin.line("f", 1), reading(text));
  }
}
