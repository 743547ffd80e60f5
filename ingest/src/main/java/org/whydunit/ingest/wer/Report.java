package org.whydunit.ingest.wer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.whydunit.ingest.Text;

/** The lines {@code key=value} of one report. Of two lines with one key the first counts. */
final class Report {

  /** A report with its modules has some hundred lines; more than this is no report. */
  private static final int MOST_LINES = 20_000;

  private final Map<String, Text.Line> byKey = new HashMap<>();

  /** Of two values the first counts. */
  void put(String key, String value, long line) {
    byKey.putIfAbsent(key, line(key, value, line));
  }

  void replace(String key, String value, long line) {
    byKey.put(key, line(key, value, line));
  }

  private static Text.Line line(String key, String value, long number) {
    return new Text.Line(number, key + "=" + value, false);
  }

  static Report read(Text text) {
    Report report = new Report();
    int lines = 0;
    for (Text.Line line : text) {
      int equals = line.text().indexOf('=');
      if (equals > 0) {
        report.byKey.putIfAbsent(line.text().substring(0, equals).strip(), line);
      }
      if (++lines >= MOST_LINES) {
        break;
      }
    }
    return report;
  }

  /** The value; empty when there is no such key. */
  String value(String key) {
    Text.Line line = byKey.get(key);
    return line == null ? "" : line.text().substring(line.text().indexOf('=') + 1).strip();
  }

  /** 1-based number of the key's line; 1 when there is no such key. */
  long line(String key) {
    Text.Line line = byKey.get(key);
    return line == null ? 1 : line.number();
  }

  /** The value of a field of the signature by its number. */
  String signature(int number) {
    return value("Sig[" + number + "].Value");
  }

  /** The file name of the first attached file with the extension; empty when there is none. */
  String attached(String extension) {
    for (int i = 0; byKey.containsKey("File[" + i + "].CabName") || byKey.containsKey("File[" + i + "].Path"); i++) {
      for (String key : new String[] {"].Original.Path", "].Path", "].CabName"}) {
        String path = value("File[" + i + key);
        if (path.toLowerCase(Locale.ROOT).endsWith(extension)) {
          return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
        }
      }
    }
    return "";
  }

  /** The value whose key is told by another line: {@code OsInfo[2].Key=verbld}, {@code OsInfo[2].Value=22631}. */
  String osInfo(String name) {
    for (int i = 0; byKey.containsKey("OsInfo[" + i + "].Key"); i++) {
      if (value("OsInfo[" + i + "].Key").equals(name)) {
        return value("OsInfo[" + i + "].Value");
      }
    }
    return "";
  }
}
