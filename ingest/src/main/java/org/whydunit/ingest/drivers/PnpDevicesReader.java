package org.whydunit.ingest.drivers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Labels;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * Devices as {@code pnputil /enum-devices}, {@code Get-PnpDevice} or {@code Win32_PnPEntity} list them, with the problem
 * code as a number or as its name in cfg.h. Source: Microsoft Learn, "PnPUtil Command Syntax", "Get-PnpDevice",
 * "Win32_PnPEntity".
 */
@AutoService(Reader.class)
public final class PnpDevicesReader extends TableReader {

  private static final Labels PROBLEMS = Labels.of(PnpDevicesReader.class, "problem-names");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}\\b");

  public PnpDevicesReader() {
    super("pnp-devices", "id", "name");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    if (!row.get("id").isEmpty()) {
      reading.fact(
          new Device(
              row.get("name"), row.get("id"), row.get("class"), problem(row), row.first("service", "inf"),
              reading.line(row.line())));
    }
  }

  /** A device that works has no problem line in pnputil's list, and the status OK or Started. */
  private static Integer problem(Row row) {
    String text = row.get("problem");
    Matcher number = NUMBER.matcher(text);
    if (number.lookingAt()) {
      return Integer.valueOf(number.group());
    }
    String key = PROBLEMS.key(text.isEmpty() ? row.get("status") : text.replaceFirst("\\(.*", "").strip());
    return key.isEmpty() ? null : Integer.valueOf(key);
  }
}
