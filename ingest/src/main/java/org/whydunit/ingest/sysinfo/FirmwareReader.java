package org.whydunit.ingest.sysinfo;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/** The firmware as {@code wmic bios} or {@code Win32_BIOS} lists it. Source: Microsoft Learn, "Win32_BIOS". */
@AutoService(Reader.class)
public final class FirmwareReader extends TableReader {

  public FirmwareReader() {
    super("firmware", "version");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    if (!row.get("version").isEmpty()) {
      Origin origin = reading.line(row.line());
      String firmware = (row.get("maker") + " " + row.get("version")).strip();
      reading.fact(
          new Machine("", "", firmware, dates.day(row.get("date"), origin, reading), "", "", "", null, null, "", origin));
    }
  }
}
