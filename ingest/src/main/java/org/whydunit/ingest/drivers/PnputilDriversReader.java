package org.whydunit.ingest.drivers;

import java.time.Instant;
import java.util.Locale;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * {@code pnputil /enum-drivers}: the driver packages that were added to the Driver Store. A package is named by its INF,
 * since the list tells no {@code .sys}; the published name is the product. The date is the INF's DriverVer, month first in
 * any language. Source: Microsoft Learn, "PnPUtil Command Syntax", "INF DriverVer Directive".
 */
@AutoService(Reader.class)
public final class PnputilDriversReader extends TableReader {

  public PnputilDriversReader() {
    super("pnputil-drivers", "published", "version");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    String original = row.get("original").toLowerCase(Locale.ROOT);
    String file = original.endsWith(".inf") ? original : row.get("published").toLowerCase(Locale.ROOT);
    if (!file.endsWith(".inf")) {
      return;
    }
    Origin origin = reading.line(row.line());
    String[] dated = row.get("version").split("\\s+");
    Instant date = Dates.monthFirst().day(dated[0], origin, reading);
    reading.fact(
        new Driver(
            file, row.get("provider"), row.get("published"), "", dated[dated.length - 1], date, "installed", null, null, "",
            origin));
  }
}
