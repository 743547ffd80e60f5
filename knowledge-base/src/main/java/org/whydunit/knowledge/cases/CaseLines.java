package org.whydunit.knowledge.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A case as one line of JSON, with the fields of {@link Case} by their names. */
final class CaseLines {
  private final JsonMapper mapper = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  /** The longest first line of a backup. */
  static final int HEADER_LENGTH = 1 << 16;

  private static final String SCHEMA = "{\"schema\":\"whydunit/cases/1\",\"since\":\"";

  /** The first line of a backup. */
  static String header(Instant since) {
    return SCHEMA + since + "\"}\n";
  }

  /** What such a line says; the epoch when it is another. */
  static Instant since(String line) {
    return line == null || !line.startsWith(SCHEMA) ? Instant.EPOCH
        : Instant.parse(line.substring(SCHEMA.length(), line.indexOf('"', SCHEMA.length())));
  }

  String line(Case stored) {
    return mapper.writeValueAsString(stored);
  }

  List<Case> read(BufferedReader in) throws IOException {
    List<Case> cases = new ArrayList<>();
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith(SCHEMA)) {
        cases.add(parse(number, line));
      }
    }
    return cases;
  }

  private Case parse(int number, String line) {
    try {
      Case read = mapper.readValue(line, Case.class);
      if (read.origin() == null || read.created() == null || read.name() == null || read.cause() == null
          || read.diagnosis() == null || read.facts() == null || read.features() == null || read.sources() == null
          || read.versions() == null || read.notes() == null) {
        throw new CaseStoreException("bad-line", null, number, "a field is missing");
      }
      return read;
    } catch (JacksonException e) {
      throw new CaseStoreException("bad-line", e, number, e.getOriginalMessage());
    }
  }
}
