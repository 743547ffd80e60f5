package org.whydunit.rules.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/**
 * A line of a text log that tells of a failure and that no reader made a fact of, with the two cells of a signature that
 * finds the like of it.
 *
 * @param line as written
 * @param literal its longest words without a number, in lower case
 * @param pattern the part of it behind its time and its name, its numbers as fields
 */
record UnreadLine(String line, String literal, String pattern) {

  private static final Pattern FAILURE = Pattern.compile("(?i)\\b(?:error|fail(?:ed|ure)?|fatal|lost|timed? ?out|timeout|stall(?:ed)?|stuck|hung|reset(?:ting)?|unable|corrupt(?:ed|ion)?|abort(?:ed)?|panic|exception|refused|denied)\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int FILE_BYTES = 10_000_000;
  private static final int WORDS = 80;

  /** The first such line of a bundle's text files. */
  static Optional<UnreadLine> of(Path bundle, List<SourceFacts> sources) throws IOException {
    for (SourceFacts source : sources) {
      Path file = Files.isDirectory(bundle) ? bundle.resolve(source.path()) : bundle;
      if (Files.isRegularFile(file) && Files.size(file) < FILE_BYTES) {
        Optional<UnreadLine> found = in(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), told(source));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Lines that became facts; a line that was taken for a person's words did not. */
  private static Set<Long> told(SourceFacts source) {
    return source.facts().stream().filter(f -> !(f instanceof Claim)).map(Fact::origin).filter(o -> o.unit() == Origin.Unit.LINE).map(Origin::position).collect(Collectors.toSet());
  }

  private static Optional<UnreadLine> in(String text, Set<Long> told) {
    List<String> lines = text.lines().toList();
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> !told.contains(i + 1L) && lines.get(i).indexOf('\0') < 0 && lines.get(i).indexOf('\t') < 0)
        .map(lines::get)
        .filter(l -> FAILURE.matcher(l).find())
        .map(UnreadLine::of)
        .filter(l -> !l.literal.isEmpty())
        .findFirst();
  }

  private static UnreadLine of(String line) {
    String said = line.substring(line.lastIndexOf(": ", Math.max(0, line.length() - 10)) + 1).strip();
    String words = said.length() > WORDS ? said.substring(0, WORDS) : said;
    List<String> parts = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    Matcher numbers = NUMBER.matcher(words);
    while (numbers.find()) {
      parts.add(words.substring(from, numbers.start()));
      pattern.append(plain(parts.getLast())).append(from == 0 ? "(?<number>\\d+)" : "\\d+");
      from = numbers.end();
    }
    parts.add(words.substring(from));
    pattern.append(plain(parts.getLast()));
    String literal = parts.stream().max(Comparator.comparing(String::length)).orElse("").strip().toLowerCase(Locale.ROOT);
    return new UnreadLine(line.strip(), literal, pattern.toString());
  }

  private static String plain(String text) {
    return text.replaceAll("[\\\\.\\[\\]{}()*+?^$|]", "\\\\$0");
  }
}
