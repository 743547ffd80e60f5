package org.whydunit.ingest.drivers;

import java.util.Locale;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * {@code fltmc filters} and {@code fltmc instances}: the minifilters that the filter manager has loaded, with their
 * altitudes. A filter's name is its service's, taken for the file's; a legacy filter has no altitude. Source: Microsoft
 * Learn, "Fltmc.exe Control Program".
 */
@AutoService(Reader.class)
public final class FltmcReader extends TableReader {

  public FltmcReader() {
    super("fltmc", "filter", "frame");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    String name = row.get("filter");
    if (!name.isEmpty() && name.indexOf(' ') < 0) {
      String altitude = row.get("altitude").matches("[\\d.]+") ? row.get("altitude") : "";
      reading.fact(
          new Driver(
              name.toLowerCase(Locale.ROOT) + ".sys", "", "", "", "", null, "loaded", null, null, altitude,
              reading.line(row.line())));
    }
  }
}
