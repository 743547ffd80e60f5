package org.whydunit.ingest.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Capture;

/**
 * The manifest of the collecting scripts: a first line with the time in UTC, then a line a file.
 *
 * <pre>
 * whydunit manifest 2026-05-02T09:14:30Z
 * kernel.log: journalctl -k -b -1 -o short-iso --no-pager
 * lspci.txt: no lspci here
 * </pre>
 *
 * Gives one {@link Capture}. Source: the scripts themselves.
 */
@AutoService(Reader.class)
public final class ManifestReader implements Reader {

  private static final Pattern FIRST = Pattern.compile("whydunit manifest (\\S+)");

  @Override
  public String format() {
    return "manifest";
  }

  @Override
  public int recognise(Head head) {
    return !head.lines().isEmpty() && FIRST.matcher(head.lines().getFirst()).matches() ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher first = FIRST.matcher(line.text());
      if (line.number() == 1 && first.matches()) {
        reading.fact(new Capture(format(), time(first.group(1)), "", reading.line(1)));
      }
    }
  }

  /** {@code null} when it is no time. */
  private static Instant time(String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException damaged) {
      return null;
    }
  }
}
