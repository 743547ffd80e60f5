package org.whydunit.ingest.drivers;

import java.util.Locale;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.States;
import org.whydunit.ingest.tables.TableReader;

/**
 * {@code driverquery} as table, list or CSV, with or without {@code /v}. Without {@code /v} there is no path: the file is
 * the module's name with {@code .sys}. Source: Microsoft Learn, Windows Commands, "driverquery".
 */
@AutoService(Reader.class)
public final class DriverqueryReader extends TableReader {

  public DriverqueryReader() {
    super("driverquery", "module", "display", "type");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    if (row.get("module").isEmpty()) {
      return;
    }
    Origin origin = reading.line(row.line());
    String state = States.state(row.get("state"));
    reading.fact(
        new Driver(
            file(row.get("path"), row.get("module")),
            "",
            row.get("display"),
            "",
            "",
            dates.instant(row.get("date"), origin, reading),
            state.isEmpty() ? "installed" : state,
            null,
            null,
            "",
            origin));
  }

  private static String file(String path, String module) {
    String file = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1).strip();
    String name = file.isEmpty() ? module + ".sys" : file;
    return name.toLowerCase(Locale.ROOT);
  }
}
