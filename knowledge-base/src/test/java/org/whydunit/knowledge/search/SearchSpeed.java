package org.whydunit.knowledge.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.Pattern;

/**
 * How long a warm search takes in a library of ten thousand patterns, made of the product's own with other names. Prints
 * wall and processor time a query; arguments: patterns, rounds over the development queries.
 */
final class SearchSpeed {
  private SearchSpeed() {}

  public static void main(String[] args) throws IOException {
    int patterns = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 6;
    PatternIndex index = new PatternIndex(Knowledge.load(library(patterns)));
    List<String> queries = queries();
    queries.forEach(query -> index.search(query, 10));
    long[] wall = new long[rounds * queries.size()];
    long[] processor = new long[wall.length];
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < wall.length; i++) {
      long cpu = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      index.search(queries.get(i % queries.size()), 10);
      wall[i] = System.nanoTime() - start;
      processor[i] = threads.getCurrentThreadCpuTime() - cpu;
    }
    System.out.printf("%d searches: wall %s; processor %s%n", wall.length, percentiles(wall), percentiles(processor));
  }

  private static String percentiles(long[] nanos) {
    Arrays.sort(nanos);
    return "p50 %.1f ms, p99 %.1f ms".formatted(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
  }

  private static Path library(int patterns) throws IOException {
    Path folder = Files.createTempDirectory("whydunit-library");
    Knowledge product = Knowledge.load();
    List<String> ids = product.patterns().ids();
    for (int i = ids.size(); i < patterns; i++) {
      Pattern like = product.patterns().find(ids.get(i % ids.size())).orElseThrow();
      Path file = folder.resolve("patterns").resolve(like.domain()).resolve("made-" + i + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(file, page(like, i));
      Files.writeString(file.resolveSibling("made-" + i + ".zh.md"), text(like.zh().title(), like.zh().phenomenon(), like.zh().mechanism(), i));
    }
    return folder;
  }

  private static String page(Pattern like, int number) {
    return "---\ncause: " + like.cause() + "\nsymptoms: []\ncodes: [" + String.join(", ", like.codes()) + "]\ndrivers: [made" + number + ".sys]\nevents: []\nos: "
        + like.os() + "\nseverity: medium\nsource: generated\n---\n" + text(like.en().title(), like.en().phenomenon(), like.en().mechanism(), number);
  }

  private static String text(String title, String phenomenon, String mechanism, int number) {
    return "# " + title + " " + number + "\n## Phenomenon\n" + phenomenon + "\n## Mechanism\n" + mechanism
        + "\n## Confirm\n-\n## Fix\n1. Look. `whoami` (risk: none)\n## Prevent\n-\n";
  }

  private static List<String> queries() throws IOException {
    try (var in = SearchSpeed.class.getResourceAsStream("/queries-fresh.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("query\t")).map(line -> line.split("\t")[0]).toList();
    }
  }
}
