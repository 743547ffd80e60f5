package org.whydunit.rules.memory;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.whydunit.ingest.facts.Fact;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts as JSON and back, without loss: an object a fact, its type's name under {@code fact}, its fields by their names,
 * instants and durations in ISO 8601. Faults of the text come as {@link tools.jackson.core.JacksonException}.
 */
final class FactJson {

  /** The vocabulary is sealed: its names are its types, nothing is registered. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
  private interface Typed {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Fact.class, Typed.class)
          .registerSubtypes(Fact.class.getPermittedSubclasses())
          .build();

  private FactJson() {}


  static String write(Object value) {
    return escaped(MAPPER.writeValueAsString(value));
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** Half a surrogate pair, as damaged logs have them, survives no encoding; as an escape it does. */
  private static String escaped(String json) {
    UnaryOperator<String> escape = text -> {
      StringBuilder safe = new StringBuilder(text.length() + 16);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
          safe.append(c).append(text.charAt(++i));
        } else if (Character.isSurrogate(c)) {
          safe.append("\\u%04x".formatted((int) c));
        } else {
          safe.append(c);
        }
      }
      return safe.toString();
    };
    return json.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? escape.apply(json) : json;
  }
}
