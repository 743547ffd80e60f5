package org.whydunit.ingest.sysinfo;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Dates;
import org.whydunit.ingest.tables.Row;
import org.whydunit.ingest.tables.TableReader;

/**
 * Installed updates as {@code wmic qfe} or {@code Get-HotFix} list them, as table, list or CSV. Source: Microsoft Learn,
 * Win32_QuickFixEngineering: HotFixID, Description, InstalledBy, InstalledOn. wmic prints InstalledOn as the servicing
 * stack wrote it, month first in any language; PowerShell prints it in the user's culture.
 */
@AutoService(Reader.class)
public final class HotfixReader extends TableReader {

  private static final int LINES_LOOKED_AT = 20;

  public HotfixReader() {
    super("hotfix", "hotfix");
  }

  @Override
  protected Dates dates(Source source) {
    Dates dates = Dates.of(source);
    int looked = 0;
    for (Text.Line line : source.text()) {
      if (line.text().matches("(?i)^(?:.*\\sfixcomments\\s+hotfixid\\s.*|node,.*|hotfixid=.*)")) {
        return dates.orMonthFirst();
      }
      if (++looked > LINES_LOOKED_AT) {
        break;
      }
    }
    return dates;
  }

  @Override
  protected void row(Row row, Dates dates, Reading reading) {
    if (!row.get("hotfix").matches("(?i)(KB|Q)\\d.*")) {
      return;
    }
    Origin origin = reading.line(row.line());
    String installed = row.get("installed");
    reading.fact(
        new Change(
            "update",
            row.get("hotfix"),
            row.get("description"),
            installed.isEmpty() ? null : dates.instant(installed, origin, reading),
            row.get("by"),
            origin));
  }
}
