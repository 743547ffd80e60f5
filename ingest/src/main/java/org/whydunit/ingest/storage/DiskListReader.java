package org.whydunit.ingest.storage;

import java.util.Locale;
import java.util.Map;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Disk;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * Drives as {@code wmic diskdrive}, {@code Win32_DiskDrive} or {@code Get-PhysicalDisk} list them. The status is the drive's
 * own word: Status of WMI, HealthStatus of the storage module. Source: Microsoft Learn, "Win32_DiskDrive",
 * "Get-PhysicalDisk".
 */
@AutoService(Reader.class)
public final class DiskListReader extends TableReader {

  public DiskListReader() {
    super("disk-list", "model", "status", "size");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    String number = row.get("number");
    if (!row.get("model").isEmpty()) {
      reading.fact(
          new Disk(
              number.matches("\\d+") ? "\\\\.\\PHYSICALDRIVE" + number : row.get("device"),
              row.get("model"),
              row.get("firmware"),
              row.first("health", "status").toLowerCase(Locale.ROOT),
              Amounts.bytes(row.get("size")),
              Map.of(),
              reading.line(row.line())));
    }
  }
}
