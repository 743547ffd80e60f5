package org.whydunit.ingest.eventtext;

import java.util.Map;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * The records behind Reliability Monitor, as {@code Get-CimInstance Win32_ReliabilityRecords} lists them: events, kept
 * longer than their logs. Source: Microsoft Learn, "Win32_ReliabilityRecords".
 */
@AutoService(Reader.class)
public final class ReliabilityReader extends TableReader {

  public ReliabilityReader() {
    super("reliability", "id", "provider", "time");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    Double id = Amounts.number(row.get("id"));
    String provider = row.get("provider");
    // The upper half of an event identifier holds severity and facility (Microsoft Learn, "Event Identifiers").
    int number = id == null ? -1 : (int) (id.longValue() & 0xFFFF);
    if (number >= 0 && !provider.isEmpty() && reading.interest().wants(provider, number)) {
      Origin origin = reading.line(row.line());
      String product = row.get("product");
      reading.fact(
          new LogEvent(
              provider, number, row.get("log"), "", dates.instant(row.get("time"), origin, reading), row.get("computer"),
              product.isEmpty() ? Map.of() : Map.of("ProductName", product), row.get("message"), origin));
    }
  }
}
