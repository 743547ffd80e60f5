package org.whydunit.ingest.sysinfo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.whydunit.ingest.tables.Labels;

/**
 * The categories of one report, told by name, and in a language that the table lacks by their place: every full report has
 * the same categories in the same order.
 */
final class Msinfo32Categories {

  static final Labels NAMES = Labels.of(Msinfo32Categories.class, "msinfo32-categories");
  private static final List<String> ORDER = order();

  private int seen;

  /** The key of the next category of the report; empty for one of which nothing is read. */
  String next(String name) {
    int place = seen++;
    String key = NAMES.key(name);
    String placed = place < ORDER.size() ? ORDER.get(place) : "";
    return key.isEmpty() ? placed : key;
  }

  private static List<String> order() {
    try (var in = Msinfo32Categories.class.getResourceAsStream("msinfo32-order.tsv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(l -> !l.startsWith("#")).map(l -> l.equals("-") ? "" : l).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
