package org.whydunit.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;

class WaitingTest {

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void saysHowFarHowFastAndHowLongStill() {
    try (Waiting waiting = Waiting.reading("reading", "%s left")) {
      waiting.opened(4_000_000_000L);
      waiting.read(1_000_000_000L);
      assertThat(waiting.line(seconds(5))).isEqualTo("reading  █████░░░░░░░░░░░░░░░  25 %  1.0 GB / 4.0 GB  200 MB/s  15 s left");
    }
  }

  @Test
  void countsThings() {
    try (Waiting waiting = Waiting.over("cases", "%s left", 600)) {
      waiting.read(60);
      assertThat(waiting.line(seconds(20))).endsWith(" 10 %  60 / 600  3/s  3 min left");
    }
  }

  @Test
  void saysOnlySinceWhenWhileNothingIsKnown() {
    try (Waiting waiting = Waiting.reading("reading", "%s left")) {
      assertThat(waiting.line(seconds(3))).isEqualTo("reading  3 s");
    }
  }

  @Test
  void endsTheWorkOfAnInterruptedThread() {
    try (Waiting waiting = Waiting.reading("reading", "%s left")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> waiting.read(1)).isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
