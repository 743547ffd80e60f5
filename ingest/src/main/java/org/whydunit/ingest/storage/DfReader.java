package org.whydunit.ingest.storage;

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
import org.whydunit.ingest.facts.Volume;
import org.whydunit.ingest.tables.Amounts;

/**
 * {@code df}, {@code df -h}, {@code df -T} and {@code df -i} of GNU coreutils or BusyBox. The heading tells the unit
 * ({@code 1K-blocks}, {@code 1M-blocks}, {@code Size}) and whether inodes are counted. Source: GNU coreutils manual, "df
 * invocation".
 */
@AutoService(Reader.class)
public final class DfReader implements Reader {

  private static final Pattern HEADING =
      Pattern.compile("(?i)^(?:Filesystem|文件系统|檔案系統|Dateisystem|Sys\\. de fichiers)\\s.*(?:%|Capacity|容量).*");
  private static final Pattern UNIT = Pattern.compile("(\\d{1,9})([KMG]?)-?(?:blocks|块|區段|Blöcke|blocs)");
  private static final Pattern ROW =
      Pattern.compile("^(\\S+)\\s+(?:([A-Za-z][\\w.]*)\\s+)?([\\d.,]+[KMGTP]?|-)\\s+([\\d.,]+[KMGTP]?|-)\\s+(-?[\\d.,]+[KMGTP]?|-)\\s+(?:(\\d+)%|-)\\s+(/.*)");
  private static final int LINES_LOOKED_AT = 40;
  private static final int LONGEST_NAME = 1_000;

  @Override
  public String format() {
    return "df";
  }

  @Override
  public int recognise(Head head) {
    List<String> lines = head.lines();
    for (int i = 0; i + 1 < Math.min(LINES_LOOKED_AT, lines.size()); i++) {
      String next = lines.get(i + 1);
      boolean wrapped = isName(next) && i + 2 < lines.size() && ROW.matcher(next + lines.get(i + 2)).matches();
      if (HEADING.matcher(lines.get(i)).matches() && (wrapped || ROW.matcher(next).matches())) {
        return LIKELY + 10;
      }
    }
    return 0;
  }

  /** A long name stands on a line of its own, before the rest of its row. */
  private static boolean isName(String line) {
    return !line.isEmpty() && line.length() < LONGEST_NAME && line.chars().noneMatch(Character::isWhitespace);
  }

  @Override
  public void read(Source source, Reading reading) {
    long unit = 1024;
    boolean inodes = false;
    String name = "";
    for (Text.Line line : source.text()) {
      if (HEADING.matcher(line.text()).matches()) {
        String heading = line.text().toLowerCase(Locale.ROOT);
        inodes = heading.contains("inode") || heading.contains("(i)");
        unit = unit(line.text());
      }
      boolean goesOn = !name.isEmpty() && line.text().startsWith(" ");
      Matcher m = ROW.matcher(goesOn ? name + line.text() : line.text());
      name = isName(line.text()) ? line.text() : "";
      if (m.matches()) {
        reading.count(1);
        Double used = m.group(6) == null ? null : Double.valueOf(m.group(6));
        String type = m.group(2) == null ? "" : m.group(2);
        reading.fact(
            inodes
                ? new Volume(m.group(7).strip(), type, null, null, null, used, reading.line(line.number()))
                : new Volume(
                    m.group(7).strip(), type, bytes(m.group(3), unit), bytes(m.group(5), unit), used, null,
                    reading.line(line.number())));
      }
    }
  }

  private static long unit(String heading) {
    Matcher m = UNIT.matcher(heading);
    return m.find() ? Long.parseLong(m.group(1)) << 10 * ("KMG".indexOf(m.group(2)) + (m.group(2).isEmpty() ? 0 : 1)) : 1;
  }

  private static Long bytes(String text, long unit) {
    if (text.matches("\\d{1,15}")) {
      return Long.parseLong(text) * unit;
    }
    return Amounts.bytes(text + "B");
  }
}
