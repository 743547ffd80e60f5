package org.whydunit.ingest.kernellog;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * Reads {@code journalctl -o export}: a field a line as {@code NAME=value}, an empty line after each entry (systemd,
 * Journal Export Format). Fields in the binary form, whose name stands alone on its line, are left out.
 */
@AutoService(Reader.class)
public final class JournalExportReader implements Reader {

  private static final String CURSOR = "__CURSOR=";
  private static final String MESSAGE = "MESSAGE=";
  private static final String TIME = "__REALTIME_TIMESTAMP=";

  @Override
  public String format() {
    return "journal-export";
  }

  @Override
  public int recognise(Head head) {
    return head.startsWith(CURSOR) ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    KernelFacts facts = new KernelFacts(reading);
    String message = "";
    String time = "";
    long messageLine = 0;
    for (Text.Line line : source.text()) {
      String text = line.text();
      if (text.startsWith(CURSOR)) {
        entry(message, time, messageLine, facts, reading);
        message = "";
        time = "";
      } else if (text.startsWith(MESSAGE)) {
        message = text.substring(MESSAGE.length());
        messageLine = line.number();
      } else if (text.startsWith(TIME)) {
        time = text.substring(TIME.length());
      }
    }
    entry(message, time, messageLine, facts, reading);
    facts.end();
  }

  private static void entry(String message, String time, long line, KernelFacts facts, Reading reading) {
    if (!message.isEmpty()) {
      reading.count(1);
      JournalEntry.of(message, time).into(facts, reading.line(line));
    }
  }
}
