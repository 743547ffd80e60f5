package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;

class ConcernTest {

  private static final Pattern EVENT_PATTERN = Pattern.compile("LogEvent\\s*\\((?![^)]*provider\\s*(==|in)[^;]*\\bid\\s*(==|in))");

  private static final Packs PACKS = Packs.ofProduct();

  @Test
  void anEventThatARuleOrRowNamesConcernsTheSessionAndNoOtherDoes() {
    assertThat(PACKS.concern().test(event("Microsoft-Windows-Kernel-Power", 41))).isTrue();
    assertThat(PACKS.concern().test(event("stornvme", 129))).isTrue();
    assertThat(PACKS.concern().test(event("Service Control Manager", 41))).isFalse();
    assertThat(PACKS.concern().test(event("Nobody", 9999))).isFalse();
    for (Argument row : PACKS.arguments()) {
      if (row.on().equals("event")) {
        int slash = row.key().lastIndexOf('/');
        assertThat(PACKS.concern().test(event(row.key().substring(0, slash), Integer.parseInt(row.key().substring(slash + 1))))).as(row.id()).isTrue();
      }
    }
  }

  @Test
  void everyOtherKindOfFactConcernsIt() {
    assertThat(PACKS.concern().test(new Setting("a", "b", "c", "", Origin.whole("x")))).isTrue();
  }

  /** Else an event that such a rule asks for would never reach it. */
  @Test
  void everyRuleOfTheProductNamesItsEventsByProviderAndId() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("packs"))) {
      List<Path> vague = files.filter(f -> f.toString().endsWith(".drl") && !f.startsWith("packs/tables")).filter(ConcernTest::isVague).toList();
      assertThat(vague).isEmpty();
    }
  }

  private static boolean isVague(Path rule) {
    try {
      return EVENT_PATTERN.matcher(Files.readString(rule)).find();
    } catch (IOException e) {
      throw new AssertionError(rule.toString(), e);
    }
  }

  private static LogEvent event(String provider, int id) {
    return new LogEvent(provider, id, "", "", null, "", Map.of(), "", Origin.record("a.evtx", 7));
  }
}
