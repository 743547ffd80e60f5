package org.whydunit.ingest.notes;

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

  @Override
  public String format() {
    return "notes";
  }

  @Override
  public int recognise(Head head) {
    return head.isText() && head.size() <= MOST_BYTES && head.lines().size() <= MOST_LINES && !isMarkup(head)
        ? JUST_ANY_TEXT
        : 0;
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
