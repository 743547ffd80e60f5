package org.whydunit.ingest.sysinfo;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.MemoryModule;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * Memory modules as {@code wmic memorychip} or {@code Win32_PhysicalMemory} lists them. Speed is what the module states,
 * ConfiguredClockSpeed what the board drives it with, both in MT/s. Source: Microsoft Learn, "Win32_PhysicalMemory".
 */
@AutoService(Reader.class)
public final class MemoryModulesReader extends TableReader {

  public MemoryModulesReader() {
    super("memory-modules", "slot", "capacity");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    if (!row.get("capacity").isEmpty()) {
      reading.fact(
          new MemoryModule(
              row.first("slot", "bank"), row.get("maker"), row.get("part"), Amounts.bytes(row.get("capacity")),
              speed(row.get("speed")), speed(row.get("configured")), reading.line(row.line())));
    }
  }

  private static Integer speed(String text) {
    Double value = Amounts.number(text);
    return value == null || value <= 0 ? null : Integer.valueOf(value.intValue());
  }
}
