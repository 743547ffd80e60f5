package org.whydunit.ingest.linux;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.tables.Amounts;

/**
 * {@code free}: what is available of memory and used of swap, in percent, since the output does not name its unit.
 * Source: free(1). Translations keep the order of columns.
 */
@AutoService(Reader.class)
public final class FreeReader implements Reader {

  private static final Pattern HEADING = Pattern.compile("^\\s{6,}\\S{1,20}\\s{2,}\\S{1,20}\\s{2,}\\S{1,20}\\s{2,}\\S.{10,120}");
  private static final Pattern ROW = Pattern.compile("(Mem|Swap|内存|交换|Speicher|Auslager|Échange)\\p{L}{0,6}[.:：]{1,2}\\s{1,20}([\\d.,]{1,18}[KMGT]?i?)B?\\s{1,20}([\\d.,]{1,18}[KMGT]?i?)B?\\s{1,20}([\\d.,]{1,18}[KMGT]?i?)B?((?:\\s{1,20}[\\d.,]{1,18}[KMGT]?i?B?){0,3})\\s{0,20}");

  @Override
  public String format() {
    return "free";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    for (int i = 0; i + 1 < Math.min(20, lines.size()); i++) {
      if (HEADING.matcher(lines.get(i)).matches() && ROW.matcher(lines.get(i + 1)).matches()) {
        return LIKELY + 10;
      }
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    boolean memory = true;
    for (Text.Line line : source.text()) {
      Matcher row = ROW.matcher(line.text());
      if (HEADING.matcher(line.text()).matches()) {
        memory = true;
      } else if (row.matches()) {
        reading.count(1);
        row(memory, row, line, reading);
        memory = false;
      }
    }
  }

  private static void row(boolean memory, Matcher row, Text.Line line, Reading reading) {
    String[] rest = row.group(5).strip().split("\\s+");
    Long total = bytes(row.group(2));
    // The last column is "available" since procps 3.3.10; before, there were three more, the last of them "cached".
    Long part = bytes(memory ? rest[rest.length - 1] : row.group(3));
    if (total != null && part != null && total > 0) {
      String name = memory ? "memory-available" : "swap-used";
      reading.fact(new Metric("memory", name, Math.round(part * 1000.0 / total) / 10.0, "%", null, null, reading.line(line.number())));
    }
  }

  private static Long bytes(String text) {
    String number = text.replaceAll("i?B?$", "");
    return number.isEmpty() ? null : number.matches("\\d{1,18}") ? Long.valueOf(number) : Amounts.bytes(number + "B");
  }
}
