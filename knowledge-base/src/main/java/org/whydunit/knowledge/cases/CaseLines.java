package org.whydunit.knowledge.cases;

import java.io.BufferedReader;
import java.io.IOException;
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

  String line(Case stored) {
    return mapper.writeValueAsString(stored);
  }

  List<Case> read(BufferedReader in) throws IOException {
    List<Case> cases = new ArrayList<>();
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank()) {
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
