package org.whydunit.ingest.eventtext;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Text;

/**
 * The table that PowerShell prints of {@code Get-WinEvent} and {@code Get-EventLog} when nothing else is asked for.
 *
 * <pre>
 *    ProviderName: disk
 *
 * TimeCreated                      Id LevelDisplayName Message
 * -----------                      -- ---------------- -------
 * 3/5/2024 8:15:02 AM               7 Error            The device, \Device\Harddisk0\DR0, has a bad block.
 *
 *    Index Time          EntryType   Source                 InstanceID Message
 *    ----- ----          ---------   ------                 ---------- -------
 *     1201 Mar 05 08:15  Error       disk                   3221487623 The device, ...
 * </pre>
 */
final class DefaultTable {

  private static final Pattern HEADING =
      Pattern.compile("^\\s*(?:TimeCreated\\s+(?:ProviderName\\s+)?Id\\s+LevelDisplayName\\s+Message|Index\\s+Time\\s+EntryType\\s+Source\\s+InstanceID\\s+Message)\\s*$");
  private static final Pattern PROVIDER = Pattern.compile("^\\s{2,}ProviderName:\\s*(\\S.*)$");
  private static final Pattern ROW =
      Pattern.compile("^(\\d\\S{0,40}[ T].{0,24}?\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[AP]M)?)\\s++(?:(\\S.{0,100}?)\\s++)??(\\d{1,5})\\s++(?:(\\p{L}{1,60})\\s++)?(.*)$");
  private static final Pattern OLD_ROW =
      Pattern.compile("^\\s*(\\d{1,12})\\s++(\\p{L}{3} \\d{1,2} \\d{1,2}:\\d{2})\\s++(\\w{1,40})\\s++(\\S.{0,200}?)\\s++(\\d{1,10})\\s++(.*)$");

  private final Reading reading;
  private boolean inside;
  private String provider = "";
  private EventRecord event;

  DefaultTable(Reading reading) {
    this.reading = reading;
  }

  static boolean isHeading(String line) {
    return HEADING.matcher(line).matches();
  }

  /** True when the line belongs to a table. */
  boolean take(Text.Line line) {
    String text = line.text();
    Matcher named = PROVIDER.matcher(text);
    if (isHeading(text) || named.matches()) {
      end();
      inside = true;
      provider = named.matches() ? named.group(1).strip() : provider;
      return true;
    }
    if (!inside || text.isBlank() || text.strip().startsWith("---")) {
      return inside;
    }
    Matcher row = ROW.matcher(text);
    Matcher old = OLD_ROW.matcher(text);
    if (row.matches()) {
      end();
      event = new EventRecord(reading.line(line.number()));
      set(row.group(2) == null ? provider : row.group(2), row.group(3), row.group(4), row.group(5));
      event.set("time", row.group(1));
    } else if (old.matches()) {
      end();
      event = new EventRecord(reading.line(line.number()));
      set(old.group(4), old.group(5), old.group(3), old.group(6));
    } else if (event != null) {
      event.addMessage(text.strip());
    }
    return true;
  }

  private void set(String source, String id, String level, String message) {
    event.set("provider", source);
    event.set("id", id);
    event.set("level", level == null ? "" : level);
    event.set("message", message);
  }

  void end() {
    if (event != null) {
      event.emit(reading);
      event = null;
    }
  }
}
