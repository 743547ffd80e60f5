package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.join.Told;

class SubjectsTest {

  private final Subjects subjects = new Subjects(Knowledge.load().reference(), subject -> subject.endsWith(".sys") || subject.equals("VirtualBox"));

  @Test
  void aClassOfPartIsCalledByWhatTheLinesSayOfItsKind() {
    assertThat(named("gpu-driver", "", told("program: Demo of the Lake", "gpu: Radeon RX 5700, driver of May"))).isEqualTo("display driver (AMD)");
    assertThat(named("database-deadlock", "", told("database: MySQL 8", "update demo_orders set total = 1"))).isEqualTo("MySQL, demo_orders");
    assertThat(named("cdn-misconfiguration", "redirect between CDN and origin", told("change: orange cloud of Cloudflare on")))
        .isEqualTo("redirect between CDN and origin (Cloudflare)");
  }

  @Test
  void anExactSubjectStaysAsItIsUnlessItsCauseHasTwoParties() {
    Told told = told("software: NVIDIA driver, Hyper-V on");
    assertThat(named("gpu-driver", "amdkmdag.sys", told)).isEqualTo("amdkmdag.sys");
    assertThat(named("virtualization-conflict", "VirtualBox", told)).isEqualTo("VirtualBox (Hyper-V)");
  }

  @Test
  void aDriverOfWindowsThatTheStopIsInStandsForItsClass() {
    Told told = new Told(List.of(), List.of("adapter: Intel I226-V"), Map.of("network-driver", List.of("raspppoe.sys")));
    assertThat(named("network-driver", "", told)).isEqualTo("network adapter driver (raspppoe.sys)");
    assertThat(named("network-driver", "rtwlane.sys", told)).isEqualTo("rtwlane.sys");
  }

  @Test
  void aNameIsNotSaidTwice() {
    assertThat(named("memory-exhaustion", "page file", told("note: the page file is on D:"))).isEqualTo("page file");
  }

  @Test
  void whatThePersonNamesStandsWhereNothingOfItsKindIsTold() {
    Told told = new Told(List.of("DemoTool"), List.of("tool: DemoTool"), Map.of());
    assertThat(named("audio-driver", "", told)).isEqualTo("audio driver (DemoTool)");
    assertThat(named("memory-hardware", "", told)).isEqualTo("RAM module");
    assertThat(named("unknown", "", told)).isEmpty();
  }

  private static Told told(String... lines) {
    return new Told(List.of(), List.of(lines), Map.of());
  }

  private String named(String cause, String subject, Told told) {
    return subjects.named(List.of(new Hypothesis(cause, subject, 0.5, 0, List.of())), told).getFirst().subject();
  }
}
