package org.whydunit.ingest.operations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.FileCheck;

/**
 * Reads the answer of {@code sha256sum -c} and its brothers (GNU coreutils manual, "md5sum invocation").
 *
 * <pre>
 * demo-1.0.iso: FAILED
 * demo-1.1.iso: OK
 * demo-1.2.iso: FAILED open or read
 * sha256sum: WARNING: 1 computed checksum did NOT match
 * </pre>
 */
@AutoService(Reader.class)
public final class ChecksumResultReader implements Reader {

  private static final Pattern RESULT = Pattern.compile("^(.{1,4096}): (OK|FAILED|FAILED open or read)$");

  @Override
  public String format() {
    return "checksum-result";
  }

  @Override
  public int recognise(Head head) {
    long results = head.lines().stream().filter(line -> RESULT.matcher(line).find()).count();
    return results * 2 > head.lines().size() ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      Matcher result = RESULT.matcher(line.text());
      if (result.find()) {
        reading.count(1);
        String status =
            switch (result.group(2)) {
              case "OK" -> "ok";
              case "FAILED" -> "mismatch";
              default -> "missing";
            };
        reading.fact(new FileCheck(result.group(1), status, "", "", reading.line(line.number())));
      }
    }
  }
}
