package org.whydunit.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A text that several tools and people wrote, such as a support thread or the output of a script. Paragraphs of which
 * the reader of the whole text made no fact are offered to the other readers; a format's paragraphs are read together,
 * so that a report cut by chat is one report.
 *
 * <p>Looked at are the first and the last {@link #WINDOW_CHARACTERS}, since a pasted report stands at either end.
 */
final class Sections {

  private static final int WINDOW_CHARACTERS = 1 << 19;

  /** Each paragraph is shown to every reader: so many at either end. */
  private static final int MOST_PARAGRAPHS = 400;

  /** Fewer lines may fit a format by chance: {@code memtest: OK} is no result of sha256sum. */
  private static final int LEAST_LINES = 3;

  /** Where a new output starts without a blank line: a fence of a forum, a prompt with a command. */
  private static final Pattern START =
      Pattern.compile(
          "```.*|(?:PS )?[A-Za-z]:\\\\[^<>|*?]{0,200}>\\s*\\S.*|[\\w.-]{1,40}@[\\w.-]{1,60}[: ][^$#]{0,80}[$#] \\S.*|[$#] \\S.*");

  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final Deque<Paragraph> tail = new ArrayDeque<>();
  private long headCharacters;
  private long tailCharacters;
  private long written;
  private Paragraph open;

  /**
   * Some lines of a text as a text.
   *
   * @param reader whose they are
   * @param numbers the lines' numbers in the whole text
   */
  record Part(Reader reader, Source source, long[] numbers) {}

  /** Lines without a blank one between. */
  private static final class Paragraph {

    private final long first;
    private final List<String> lines = new ArrayList<>();
    private long characters;
    private Reader reader;
    private boolean taken;

    Paragraph(long first) {
      this.first = first;
    }
  }

  /** Takes the next line of the text. */
  void line(Text.Line line) {
    String text = line.text();
    if (text.isBlank()) {
      close();
      return;
    }
    if (open != null && (open.characters > Head.BYTES || START.matcher(text).matches())) {
      close();
    }
    if (open == null) {
      open = new Paragraph(line.number());
    }
    open.lines.add(text);
    open.characters += text.length();
    written++;
  }

  /** Ends the text. */
  void end() {
    close();
    paragraphs.addAll(tail);
  }

  private void close() {
    if (open == null) {
      return;
    }
    if (tail.isEmpty() && headCharacters < WINDOW_CHARACTERS && paragraphs.size() < MOST_PARAGRAPHS) {
      headCharacters += open.characters;
      paragraphs.add(open);
    } else {
      tailCharacters += open.characters;
      tail.add(open);
      while (tail.size() > 1 && (tailCharacters > WINDOW_CHARACTERS || tail.size() > MOST_PARAGRAPHS)) {
        tailCharacters -= tail.removeFirst().characters;
      }
    }
    open = null;
  }

  /** Lines that are not blank. */
  long written() {
    return written;
  }

  /**
   * What the other readers know, in the order of their formats.
   *
   * @param used lines of which the whole text's reader made facts
   * @param surest the reader that is surest of a paragraph, and how sure
   */
  List<Part> parts(String path, Reader owner, Set<Long> used, Function<Head, Candidate> surest) {
    TreeMap<String, Reader> found = new TreeMap<>();
    for (Paragraph paragraph : paragraphs) {
      Head head = uses(paragraph, used) ? null : new Head(text(path, paragraph.lines));
      Candidate best = head == null || owner != null && owner.recognise(head) > 0 ? null : surest.apply(head);
      paragraph.taken = best == null || best.certainty() >= Reader.POSSIBLE;
      if (best != null && best.certainty() >= Reader.LIKELY && paragraph.lines.size() >= LEAST_LINES) {
        paragraph.reader = best.reader();
        found.put(best.reader().format(), best.reader());
      }
    }
    return found.values().stream().map(reader -> part(path, reader)).toList();
  }

  private static boolean uses(Paragraph paragraph, Set<Long> used) {
    for (int i = 0; i < paragraph.lines.size(); i++) {
      if (used.contains(paragraph.first + i)) {
        return true;
      }
    }
    return false;
  }

  private Part part(String path, Reader reader) {
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (int i = 0; i < paragraphs.size(); i++) {
      if (paragraphs.get(i).reader == reader) {
        first = Math.min(first, i);
        last = i;
      }
    }
    List<Paragraph> mine =
        paragraphs.subList(first, last + 1).stream().filter(p -> p.reader == reader || !p.taken).toList();
    mine.forEach(p -> p.taken = true);
    return part(path, reader, mine, (number, line) -> true);
  }

  /** The lines that nobody took and that the test wants; of every paragraph or only of those that nobody took. */
  Part rest(String path, Reader reader, boolean every, BiPredicate<Long, String> wanted) {
    List<Paragraph> mine = paragraphs.stream().filter(p -> p.reader == null && (every || !p.taken)).toList();
    return part(path, reader, mine, wanted);
  }

  private static Part part(String path, Reader reader, List<Paragraph> of, BiPredicate<Long, String> wanted) {
    List<String> lines = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    for (Paragraph paragraph : of) {
      for (int i = 0; i < paragraph.lines.size(); i++) {
        if (wanted.test(paragraph.first + i, paragraph.lines.get(i))) {
          lines.add(paragraph.lines.get(i));
          numbers.add(paragraph.first + i);
        }
      }
      lines.add("");
      numbers.add(paragraph.first + paragraph.lines.size() - 1);
    }
    return new Part(reader, text(path, lines), numbers.stream().mapToLong(Long::longValue).toArray());
  }

  private static Source text(String path, List<String> lines) {
    return Source.of(path, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
