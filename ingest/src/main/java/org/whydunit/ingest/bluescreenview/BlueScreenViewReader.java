package org.whydunit.ingest.bluescreenview;

import java.util.Locale;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * Exports of BlueScreenView: one bug check a crash, one driver an entry of the driver list.
 *
 * <pre>
 * Dump File         : 030524-8921-01.dmp
 * Crash Time        : 3/5/2024 8:15:02 AM
 * Bug Check String  : DRIVER_IRQL_NOT_LESS_OR_EQUAL
 * Bug Check Code    : 0x000000d1
 * Parameter 1       : 00000000`00000028
 * Caused By Driver  : mydrv.sys
 * Caused By Address : mydrv.sys+1a2b
 * </pre>
 *
 * <p>Source: NirSoft, "BlueScreenView", sections "Crashes information columns" and "Command-line options".
 */
@AutoService(Reader.class)
public final class BlueScreenViewReader implements Reader {

  @Override
  public String format() {
    return "bluescreenview";
  }

  @Override
  public int recognise(Head head) {
    // Copied by hand a label keeps its first capital; in small letters alone it is a person's note.
    if (says(head, "Bug Check Code") && says(head, "Caused By Driver")) {
      return says(head, "Dump File") ? CERTAIN : LIKELY;
    }
    String text = head.lower();
    if (text.contains("filename") && text.contains("address in stack") && text.contains("from address")) {
      return CERTAIN;
    }
    return head.lines().stream().limit(3).anyMatch(Table::isBare) ? LIKELY : 0;
  }

  private static boolean says(Head head, String label) {
    String byHand = label.charAt(0) + label.substring(1).toLowerCase(Locale.ROOT);
    return head.lines().stream().anyMatch(line -> line.contains(label) || line.contains(byHand));
  }

  @Override
  public void read(Source source, Reading reading) {
    Table table = new Table(reading);
    Records records = new Records(reading);
    for (Text.Line line : source.text()) {
      for (String row : line.text().split("(?i)(?=<tr\\b)")) {
        if (!table.take(row, line.number())) {
          records.take(row, line.number());
        }
      }
    }
    records.end();
  }
}
