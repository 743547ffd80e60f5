package org.whydunit.ingest.servicing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sentence by which a repair tool ends, in the languages of {@code repair-results.tsv}.
 *
 * @param checked {@code system files}, {@code component store} or {@code file system}
 * @param status {@code ok}, {@code repaired} or {@code corrupt}
 */
record RepairVerdict(String checked, String status) {

  private record Sentence(String telling, RepairVerdict verdict) {}

  private static final List<Sentence> SENTENCES = load();

  /** What a line says; {@code null} when it says nothing. A table's earlier sentence wins. */
  static RepairVerdict of(String line) {
    String plain = plain(line);
    if (plain.isEmpty()) {
      return null;
    }
    for (Sentence sentence : SENTENCES) {
      if (plain.contains(sentence.telling)) {
        return sentence.verdict;
      }
    }
    return null;
  }

  /** Without blanks, case and typographic apostrophes. */
  private static String plain(String text) {
    return text.replace('’', '\'').replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  private static List<Sentence> load() {
    List<Sentence> all = new ArrayList<>();
    try (InputStream in = RepairVerdict.class.getResourceAsStream("repair-results.tsv");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t");
        if (cells.length == 3) {
          all.add(new Sentence(plain(cells[2]), new RepairVerdict(cells[0], cells[1])));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return List.copyOf(all);
  }
}
