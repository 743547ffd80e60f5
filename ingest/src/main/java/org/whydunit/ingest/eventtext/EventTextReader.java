package org.whydunit.ingest.eventtext;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * Events as labelled blocks: {@code wevtutil qe /f:text}, the Event Viewer's details copied as text, and {@code
 * Format-List} of {@code Get-WinEvent} and {@code Get-EventLog}; also PowerShell's default table.
 *
 * <pre>
 * Event[0]:
 *   Log Name: System
 *   Source: disk
 *   Date: 2024-03-05T08:15:02.123
 *   Event ID: 7
 *   Level: Error
 *   Description:
 * The device, \Device\Harddisk0\DR0, has a bad block.
 * </pre>
 *
 * <p>Source: Windows commands documentation, "wevtutil"; PowerShell documentation, "Get-WinEvent", "Get-EventLog".
 */
@AutoService(Reader.class)
public final class EventTextReader implements Reader {

  /** {@code Event[12]} or {@code Event[12]:}. */
  static final Pattern NUMBERED = Pattern.compile("^\\s*Event\\[\\d+\\]:?\\s*$");

  /** A label, a colon and a value; blanks in front of the colon are a list's. */
  static final Pattern LABELLED = Pattern.compile("^\\s*([\\p{L}][\\p{L}\\p{N} '’_-]{0,31}?)(\\s*)[:：](?:\\s+(.*)|)$");

  private static final int LINES = 400;

  @Override
  public String format() {
    return "event-text";
  }

  @Override
  public int recognise(Head head) {
    Set<String> fields = new HashSet<>();
    boolean numbered = false;
    boolean table = false;
    for (String line : head.lines().subList(0, Math.min(LINES, head.lines().size()))) {
      numbered |= NUMBERED.matcher(line).matches();
      table |= DefaultTable.isHeading(line);
      Matcher labelled = LABELLED.matcher(line);
      if (labelled.matches() && Words.field(labelled.group(1)) != null) {
        fields.add(Words.field(labelled.group(1)));
      }
    }
    boolean identified = fields.contains("id") || fields.contains("instance");
    if (head.lower().contains("win/2004/08/events/event")) {
      return 0;
    }
    if (identified && fields.size() >= 4 || numbered && fields.size() >= 3) {
      return numbered ? CERTAIN : LIKELY + 10;
    }
    return table ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Blocks blocks = new Blocks(reading);
    DefaultTable table = new DefaultTable(reading);
    for (Text.Line line : source.text()) {
      if (!table.take(line)) {
        blocks.line(line);
      }
    }
    table.end();
    blocks.end();
  }
}
