package org.whydunit.rules.fleet;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A {@link Verdict} as one line of JSON, fields in the record's order, instants in ISO 8601; and back. */
public final class VerdictLine {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private VerdictLine() {}

  /** The line, without its end. */
  public static String of(Verdict verdict) {
    return MAPPER.writeValueAsString(verdict);
  }

  /**
   * The verdict of a line.
   *
   * @throws JacksonException when the line is none
   */
  public static Verdict parse(String line) {
    return MAPPER.readValue(line, Verdict.class);
  }

  /**
   * The verdict of a line in UTF-8, without its end.
   *
   * @throws JacksonException when the line is none
   */
  public static Verdict parse(byte[] line) {
    return parse(new String(line, StandardCharsets.UTF_8));
  }
}
