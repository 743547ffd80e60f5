package org.whydunit.ingest.drivers;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * {@code driverquery /si}: devices with the INF file that installed them and whether it is signed. It names no driver
 * file, so that a row is a device; the signature is a setting named by the INF. Source: Microsoft Learn, Windows Commands,
 * "driverquery".
 */
@AutoService(Reader.class)
public final class SignedDriversReader extends TableReader {

  public SignedDriversReader() {
    super("driverquery-si", "device", "inf", "signed");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    Origin origin = reading.line(row.line());
    reading.fact(new Device(row.get("device"), "", "", null, row.get("inf"), origin));
    if (!row.get("inf").isEmpty()) {
      reading.fact(new Setting("driver-signature", row.get("inf"), row.get("signed").toLowerCase(), "", origin));
    }
  }
}
