package org.whydunit.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          16,384 MB                        | 17179869184
          16.384 MB                        | 17179869184
          16 384 Mo                        | 17179869184
          32GB                             | 34359738368
          15.0 GB                          | 16106127360
          15,5 GB                          | 16642998272
          29.66 GB (31,843,151,872 bytes)  | 31843151872
          29,66 GB (31.843.151.872 Bytes)  | 31843151872
          29.66 GB (31,843,151,872 字节)     | 31843151872
          64 GB DDR5-5200                  | 68719476736
          2x16GB DDR4-3200                 | 34359738368
          8589934592                       | 8589934592
          16 384 МБ                        | 17179869184
          """)
  void readsASizeOfAnyCulture(String text, long bytes) {
    assertThat(Amounts.bytes(text)).isEqualTo(bytes);
  }

  @Test
  void takesAFrequencyForNoSize() {
    assertThat(Amounts.bytes("DDR5 6000MHz")).isNull();
    assertThat(Amounts.bytes("")).isNull();
  }

  @Property(tries = 300)
  void neverThrows(@ForAll String text) {
    Amounts.bytes(text);
    Amounts.number(text);
  }
}
