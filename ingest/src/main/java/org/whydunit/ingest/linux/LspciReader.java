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
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Resource;

/**
 * {@code lspci}, plain, {@code -v}, {@code -vv} and {@code -nn}: a function of the PCI bus at the margin as {@code address
 * class: name}, what is known of it indented below. Source: lspci(8).
 */
@AutoService(Reader.class)
public final class LspciReader implements Reader {

  private static final Pattern FUNCTION =
      Pattern.compile("((?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]) ([^:]{3,60}): (.*)");
  private static final Pattern BOUND = Pattern.compile("^\\s+Kernel driver in use: (\\S+).*");
  private static final Pattern LINE = Pattern.compile("^\\s.*\\bIRQ (\\d{1,10})\\b.*");

  @Override
  public String format() {
    return "lspci";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    long functions = lines.stream().limit(200).filter(l -> FUNCTION.matcher(l).matches()).count();
    return functions > 2 ? CERTAIN - 5 : functions > 0 ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Matcher function = null;
    String driver = "";
    long start = 0;
    for (Text.Line line : source.text()) {
      Matcher next = FUNCTION.matcher(line.text());
      Matcher bound = BOUND.matcher(line.text());
      Matcher irq = LINE.matcher(line.text());
      if (next.matches()) {
        give(function, driver, start, reading);
        function = next;
        driver = "";
        start = line.number();
      } else if (bound.matches()) {
        driver = bound.group(1);
      } else if (function != null && irq.matches()) {
        reading.fact(new Resource("irq", irq.group(1), function.group(3), false, reading.line(line.number())));
      }
    }
    give(function, driver, start, reading);
  }

  private static void give(Matcher function, String driver, long start, Reading reading) {
    if (function != null) {
      reading.count(1);
      reading.fact(new Device(function.group(3), function.group(1), function.group(2), null, driver, reading.line(start)));
    }
  }
}
