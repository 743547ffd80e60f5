package org.whydunit.ingest.sysinfo;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.tables.Amounts;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * Page files as {@code wmic pagefile} or {@code Win32_PageFileUsage} lists them, sizes in MB. Source: Microsoft Learn,
 * "Win32_PageFileUsage".
 */
@AutoService(Reader.class)
public final class PagefileReader extends TableReader {

  public PagefileReader() {
    super("pagefile", "allocated", "peak");
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    Origin origin = reading.line(row.line());
    Double allocated = Amounts.number(row.get("allocated"));
    Double peak = Amounts.number(row.get("peak"));
    String name = row.first("name", "caption");
    if (allocated != null) {
      reading.fact(new Setting("pagefile", "location", name, "", origin));
      reading.fact(new Metric(name, "pagefile-allocated", allocated, "MB", null, null, origin));
      if (peak != null) {
        reading.fact(new Metric(name, "pagefile-peak", peak, "MB", allocated, null, origin));
      }
    }
  }
}
