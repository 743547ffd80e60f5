package org.whydunit.ingest.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.tables.Csv;

/**
 * CSV of {@code typeperf} and {@code logman} (Microsoft Learn, "typeperf", PDH-CSV 4.0), and of HWiNFO, GPU-Z and other
 * sensor tools, whose headings end with a unit in brackets:
 *
 * <pre>
 * "(PDH-CSV 4.0) (UTC)(0)","\\HOST\Memory\Available MBytes"
 * Date,Time,"CPU Package [°C]","Core 0 Thermal Throttling [Yes/No]"
 *         Date        , GPU Clock [MHz] , GPU Temperature [°C] ,
 * </pre>
 */
@AutoService(Reader.class)
public final class SensorLogReader implements Reader {

  private static final int MOST_SENSORS = 2_000;
  private static final int LINES_LOOKED_AT = 5;

  @Override
  public String format() {
    return "sensor-log";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().limit(LINES_LOOKED_AT).anyMatch(line -> separator(line) != 0) ? CERTAIN - 5 : 0;
  }

  /** The separator of a heading line; 0 when the line is none. */
  private static char separator(String line) {
    for (char separator : new char[] {',', ';', '\t'}) {
      List<String> cells = Csv.cells(line, separator);
      String first = cells.getFirst();
      boolean dated = first.startsWith("(PDH-CSV") || first.equalsIgnoreCase("date") || first.equalsIgnoreCase("time");
      if (dated && cells.stream().anyMatch(cell -> Sensor.of(cell) != null)) {
        return separator;
      }
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    List<Sensor> sensors = List.of();
    char separator = 0;
    for (Text.Line line : source.text()) {
      char here = separator(line.text());
      if (here != 0 && separator == 0) {
        separator = here;
        sensors = sensors(Csv.cells(line.text(), here));
      } else if (here == 0 && separator != 0) {
        reading.count(1);
        row(sensors, Csv.cells(line.text(), separator), reading.line(line.number()));
      }
    }
    sensors.stream().filter(Objects::nonNull).forEach(sensor -> sensor.give(reading));
  }

  private static List<Sensor> sensors(List<String> headings) {
    List<Sensor> sensors = new ArrayList<>();
    headings.stream().limit(MOST_SENSORS).forEach(heading -> sensors.add(Sensor.of(heading)));
    return sensors;
  }

  private static void row(List<Sensor> sensors, List<String> cells, Origin origin) {
    for (int i = 0; i < Math.min(sensors.size(), cells.size()); i++) {
      if (sensors.get(i) != null) {
        sensors.get(i).value(cells.get(i), origin);
      }
    }
  }
}
