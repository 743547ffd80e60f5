package org.whydunit.ingest.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class LogEventTest {

  private static final Map<String, String> VALUES = new LinkedHashMap<>(Map.of("b", "2", "a", "1", "c", ""));

  @Test
  void valuesAreSortedByNameAndCannotBeChanged() {
    LogEvent event = event(VALUES);
    assertThat(event.data().keySet()).containsExactly("a", "b", "c");
    assertThat(event.data().values()).containsExactly("1", "2", "");
    assertThatThrownBy(() -> event.data().put("d", "4")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> event.data().remove("a")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void valuesAreAMapLikeAnyOther() {
    Map<String, String> data = event(VALUES).data();
    assertThat(data).isEqualTo(new TreeMap<>(VALUES)).hasSameHashCodeAs(new HashMap<>(VALUES)).hasSize(3);
    assertThat(new HashMap<>(VALUES)).isEqualTo(data);
    assertThat(data.toString()).isEqualTo("{a=1, b=2, c=}");
    assertThat(data.containsKey("c")).isTrue();
    assertThat(data.containsKey("d")).isFalse();
    assertThat(data.get("d")).isNull();
  }

  @Test
  void changingTheSourceOfTheValuesChangesNoEvent() {
    Map<String, String> mine = new HashMap<>(VALUES);
    LogEvent event = event(mine);
    mine.put("a", "changed");
    assertThat(event.value("a")).isEqualTo("1");
    assertThat(event.value("missing")).isEmpty();
  }

  @Test
  void equalEventsHaveEqualHashes() {
    assertThat(event(VALUES)).isEqualTo(event(new TreeMap<>(VALUES))).hasSameHashCodeAs(event(new TreeMap<>(VALUES)));
    assertThat(event(VALUES)).isNotEqualTo(event(Map.of("a", "1")));
  }

  private static LogEvent event(Map<String, String> data) {
    return new LogEvent("p", 1, "", "", null, "", data, "", Origin.record("a.evtx", 7));
  }
}
