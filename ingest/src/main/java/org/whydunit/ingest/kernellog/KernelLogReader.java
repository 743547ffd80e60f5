package org.whydunit.ingest.kernellog;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;

/**
 * Reads the kernel's messages as text: {@code dmesg} and {@code dmesg -T}, syslog files, {@code journalctl} (all short
 * formats), and a bare oops without any front. Example, from util-linux dmesg(1) and kernel/printk:
 *
 * <pre>
 * [    0.000000] Linux version 6.8.0-41-generic (builder@example) #41-Ubuntu SMP
 * [Tue Feb  3 10:11:12 2026] usb 2-1: device descriptor read/64, error -71
 * Feb  3 10:11:12 server1 kernel: [   12.345678] irq 18: nobody cared
 * </pre>
 */
@AutoService(Reader.class)
public final class KernelLogReader implements Reader {

  /** More than any text that nobody knows, less than a format with marks. */
  private static final int BY_NAME_ONLY = 2;

  private static final Pattern FRONT =
      Pattern.compile(
          "^(?:<\\d{1,3}>)?(?:\\[\\s{0,12}\\d{1,9}\\.\\d{6}\\]|\\[\\w{3} \\w{3} {1,2}\\d{1,2} \\d{2}:\\d{2}:\\d{2} \\d{4}\\]"
              + "|(?:\\w{3} {1,2}\\d{1,2} \\d{2}:\\d{2}:\\d{2}|\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\S{0,16}) (?:\\S{1,80} )?(?:kernel|systemd(?:\\[1\\])?|\\S{1,60}\\[\\d{1,9}\\]):)");

  private static final Pattern BARE =
      Pattern.compile("^\\s*(?:Call Trace:|Modules linked in: |RIP: 0010:|Linux version \\d|BUG: (?:kernel|unable to handle)|Kernel panic - not syncing)");

  private static final Pattern NAME = Pattern.compile("(?:^|/)(?:dmesg|kern|oops|syslog|messages|journal)[^/]*$");

  /** journalctl before version 250 begins its output with this line, the only place that has the year. */
  private static final Pattern YEAR = Pattern.compile("^-- (?:Logs|Journal) begins? at .{0,60}ends? at \\w{3} (\\d{4})-");

  @Override
  public String format() {
    return "kernel-log";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    long framed = lines.stream().filter(line -> FRONT.matcher(line).find()).count();
    long written = lines.stream().filter(line -> !line.isBlank()).count();
    boolean kernel =
        head.lower().contains("kernel:") || lines.stream().anyMatch(l -> l.startsWith("[") || l.startsWith("<"));
    if (framed * 2 > written && kernel) {
      return LIKELY;
    }
    if (framed > 0 && kernel || lines.stream().anyMatch(line -> BARE.matcher(line).find())) {
      return POSSIBLE;
    }
    return head.isText() && NAME.matcher(head.path().toLowerCase(Locale.ROOT)).find() ? BY_NAME_ONLY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    KernelFacts facts = new KernelFacts(reading);
    Integer year = null;
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher header = YEAR.matcher(line.text());
      if (header.find()) {
        year = Integer.valueOf(header.group(1));
      } else {
        KernelLine kernel = KernelLine.of(line.text(), year, reading);
        facts.message(kernel.message(), kernel.time(), reading.line(line.number()));
      }
    }
    facts.end();
  }
}
