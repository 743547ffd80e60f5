package org.whydunit.ingest.sysinfo;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * The computer as {@code wmic computersystem} or {@code Win32_ComputerSystem} lists it. Source: Microsoft Learn,
 * "Win32_ComputerSystem".
 */
@AutoService(Reader.class)
public final class ComputerSystemReader extends TableReader {

  public ComputerSystemReader() {
    super("computer-system", "model", "memory");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    String maker = row.get("maker");
    String model = row.get("model").startsWith(maker) ? row.get("model") : maker + " " + row.get("model");
    reading.fact(
        new Machine("", "", "", null, model.strip(), "", "", Amounts.bytes(row.get("memory")), null, "", reading.line(row.line())));
  }
}
