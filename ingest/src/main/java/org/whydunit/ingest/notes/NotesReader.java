package org.whydunit.ingest.notes;

import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Claim;

/**
 * Reads notes as people write them. There is no format, so the reader takes what nobody else takes:
 *
 * <pre>
 * recent change: graphics driver updated; BIOS left alone
 * 杀毒软件：火绒
 * It crashed twice after that. Safe mode is fine.
 * </pre>
 *
 * Each line gives one {@link Claim} when it has a label or is short, else one a sentence. Never reports a problem of
 * its own.
 */
@AutoService(Reader.class)
public final class NotesReader implements Reader {

  private static final int JUST_ANY_TEXT = 1;

  /** Nobody types more than this; what is longer was written by a program. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int MOST_LINES = 600;

  private static final Pattern MANUAL =
      Pattern.compile("(?i)^(?:readme|changelog|changes|licen[cs]e|contributing|authors|copying|notice)(?:[._-].{0,40})?$");

  /** A tab or several blanks in a line, or the padded colon or points before a value. */
  private static final Pattern GAP = Pattern.compile("[^\\s.!?:：。！？,;](?:\\t| {2})\\s*\\S|^ {2,}[^:]{1,60}[^\\s:] +: |(?:\\. ){4}");

  private static final Pattern STAMP =
      Pattern.compile("^[\\[<(]?(?:\\d{4}[-/.]\\d{2}[-/.]\\d{2}|\\d{2}[-/.]\\w{2,3}[-/.]\\d{4}|\\p{L}{3} [ \\d]\\d)[ T:]{1,3}\\d{2}:\\d{2}:\\d{2}");

  /** A few pasted lines are what a person wants to say. */
  private static final int LEAST_ROWS = 6;

  /** The ends and beginnings of lines in languages with braces, in Python, in shells and in PowerShell. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?:[;{}]|\\),)\\s*$|^\\s*(?:#include |#!/|import [\\w.]+|from \\w+ import |def \\w+\\(|class \\w+|return\\b|elif\\b|else:|fi$|done$|then$|\\$\\w+ = |@echo |function \\w+|//|/\\*)");

  @Override
  public String format() {
    return "notes";
  }

  @Override
  public int recognise(Head head) {
    boolean brief = head.isText() && head.size() <= MOST_BYTES && head.lines().size() <= MOST_LINES;
    return brief && !isMarkup(head) && !isManual(head.path()) && !isProgram(head) && !isTable(head) && !isLog(head) ? JUST_ANY_TEXT : 0;
  }

  /** What came with a program is no word of its user, however it reads. */
  private static boolean isManual(String path) {
    return MANUAL.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  /** What a program printed in columns: of the lines that are not blank, most have a gap where no sentence ends. */
  private static boolean isTable(Head head) {
    long filled = head.lines().stream().filter(line -> !line.isBlank()).count();
    long gaps = head.lines().stream().filter(line -> GAP.matcher(line).find()).count();
    return gaps >= LEAST_ROWS && gaps * 5 >= filled * 3;
  }

  /** Nobody times his lines to the second: of the lines that are not blank, most begin with date and time. */
  private static boolean isLog(Head head) {
    long filled = head.lines().stream().filter(line -> !line.isBlank()).count();
    long stamped = head.lines().stream().filter(line -> STAMP.matcher(line).find()).count();
    return stamped >= LEAST_ROWS && stamped * 5 >= filled * 3;
  }

  /** A program's source: of the lines that are not blank, a third and at least three are statements. */
  private static boolean isProgram(Head head) {
    long filled = head.lines().stream().filter(line -> !line.isBlank()).count();
    long statements = head.lines().stream().filter(line -> STATEMENT.matcher(line).find()).count();
    return statements > 2 && statements * 3 >= filled;
  }

  /** A document for programs (XML, HTML, a JSON object) says nothing in words. */
  private static boolean isMarkup(Head head) {
    String text = head.lower().strip();
    return text.startsWith("<") && text.endsWith(">") || text.startsWith("{") && text.endsWith("}");
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      reading.count(1);
      NoteLine note = NoteLine.of(line.text());
      for (String words : note.statements()) {
        reading.fact(new Claim(note.key(), words, LineTime.of(line.text(), reading), reading.line(line.number())));
      }
    }
  }
}
