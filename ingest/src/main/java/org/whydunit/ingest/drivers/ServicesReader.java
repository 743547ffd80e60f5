package org.whydunit.ingest.drivers;

import java.util.Locale;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Service;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.States;
import org.whydunit.ingest.tables.TableReader;

/**
 * Services as {@code sc query}, {@code Get-Service}, {@code Win32_Service} or {@code Win32_SystemDriver} list them; one
 * whose image is a {@code .sys}, or whose type is a driver's, is a driver too. sc prints a state as number and word ({@code
 * 4  RUNNING}). Source: Microsoft Learn, Windows Commands, "sc query"; "Win32_Service".
 */
@AutoService(Reader.class)
public final class ServicesReader extends TableReader {

  public ServicesReader() {
    super("services", "name", "display", "state");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    String name = row.get("name");
    if (name.isEmpty()) {
      return;
    }
    Origin origin = reading.line(row.line());
    String state = States.state(row.get("state").replaceFirst("^\\d\\s+", "").replaceFirst("\\(.*", "").strip());
    String path = row.get("path");
    if (path.toLowerCase(Locale.ROOT).endsWith(".sys") || row.get("type").toLowerCase(Locale.ROOT).contains("driver")) {
      String file = path.isEmpty() ? name + ".sys" : path.substring(path.lastIndexOf('\\') + 1);
      reading.fact(
          new Driver(
              file.toLowerCase(Locale.ROOT), "", row.get("display"), "", "", null, state.isEmpty() ? "installed" : state, null,
              null, "", origin));
      return;
    }
    Double exit = Amounts.number(row.get("exit"));
    reading.fact(
        new Service(
            name, row.get("display"), state, States.start(row.get("start")), path, exit == null ? null : exit.longValue(),
            origin));
  }
}
