package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The tables of log signatures: every row is well formed, matches its sample, and is cheap on hostile text. */
class LogSignaturesTest {

  private static final Path TABLES = Path.of("../knowledge-base/reference/log-signatures");
  private static final String HEADER = "id\tliteral\tpattern\tsource\tnote\tsample";
  private static final int SEARCHED_CHARACTERS = 4_000;

  /** A matcher does some 40 million steps a second at worst: this is far below 50 ms. */
  private static final long MOST_STEPS = 1_000_000;

  private record Row(String place, Signature signature, String source, String note, String sample) {}

  @Test
  void everyRowIsWellFormedAndMatchesItsSample() throws IOException {
    List<String> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Row row : rows(faults)) {
      Signature signature = row.signature;
      require(faults, row, ids.add(signature.id()), "the id stands twice");
      require(faults, row, !row.source.isBlank() && !row.note.isBlank(), "source and note may not be empty");
      require(faults, row, signature.literal().equals(signature.literal().toLowerCase(Locale.ROOT)), "literal not in lower case");
      require(faults, row, row.sample.toLowerCase(Locale.ROOT).contains(signature.literal()), "sample lacks the literal");
      require(faults, row, signature.pattern().matcher(row.sample).find(), "sample does not match");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void noPatternIsSlowOnHostileText() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Row row : rows(new ArrayList<>())) {
      for (String text : hostile(row)) {
        Steps steps = new Steps(text, new long[1]);
        row.signature.pattern().matcher(steps).find();
        require(faults, row, steps.taken[0] < MOST_STEPS, steps.taken[0] + " steps on " + text.substring(0, 40));
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void require(List<String> faults, Row row, boolean holds, String fault) {
    if (!holds) {
      faults.add(row.place + " " + row.signature.id() + ": " + fault);
    }
  }

  private static List<Row> rows(List<String> faults) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> tables = Files.list(TABLES)) {
      for (Path table : tables.sorted().toList()) {
        String family = table.getFileName().toString().replace(".tsv", "/");
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.getFirst()).as(table.toString()).isEqualTo(HEADER);
        for (int i = 1; i < lines.size(); i++) {
          String place = table.getFileName() + ":" + (i + 1);
          String[] cells = lines.get(i).split("\t", -1);
          if (cells.length != 6 || !cells[0].matches(family + "[a-z0-9-]+")) {
            faults.add(place + ": expected 6 columns and an id that starts with " + family);
            continue;
          }
          try {
            Signature signature = new Signature(cells[0], cells[1], Pattern.compile(cells[2]));
            rows.add(new Row(place, signature, cells[3], cells[4], cells[5]));
          } catch (PatternSyntaxException e) {
            faults.add(place + ": " + e.getMessage());
          }
        }
      }
    }
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static List<String> hostile(Row row) {
    List<String> texts = new ArrayList<>();
    for (int eighth = 1; eighth <= 8; eighth++) {
      texts.add(fill("", row.sample.substring(0, Math.max(1, row.sample.length() * eighth / 8))));
    }
    String literal = row.signature.literal();
    texts.add(fill("", row.sample.substring(0, row.sample.length() - 1) + "\u0001"));
    for (String filler : List.of("a", "0", " ", "a1 ", "/a", "\\a", "[", "(", "a: ", literal, literal + " ")) {
      texts.add(fill(literal, filler));
      texts.add(fill("", filler).substring(literal.length()) + literal);
    }
    return texts;
  }

  private static String fill(String start, String filler) {
    return (start + filler.repeat(SEARCHED_CHARACTERS / filler.length() + 1)).substring(0, SEARCHED_CHARACTERS);
  }

  /** A text that counts how often a character of it is looked at. */
  private record Steps(String text, long[] taken) implements CharSequence {

    @Override
    public char charAt(int index) {
      taken[0]++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
