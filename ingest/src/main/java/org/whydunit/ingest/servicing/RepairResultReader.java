package org.whydunit.ingest.servicing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.FileCheck;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Volume;

/**
 * Reads what sfc, DISM and chkdsk print, in English and Chinese (Microsoft, "System File Checker", "Repair a Windows
 * image", "chkdsk").
 *
 * <pre>
 * Windows Resource Protection found corrupt files and successfully repaired them.
 * The component store is repairable.
 * The type of the file system is NTFS.
 *   487380991 KB total disk space.
 * </pre>
 */
@AutoService(Reader.class)
public final class RepairResultReader implements Reader {

  private static final String FILE_SYSTEM = "file system";

  /**
   * A size of chkdsk's summary: all of the volume first, what is free last, in any language, before or behind its name.
   */
  private static final Pattern SIZE = Pattern.compile("^\\s{0,20}(?:[^\\d]{2,40}[:：]\\s{0,20})?(\\d[\\d.,\u00A0\u202F]{0,24}) ?K[Bo]\\b");
  private static final Pattern TYPE =
      Pattern.compile("(?:type of the file system is|文件系统的类型是|Typ des Dateisystems ist|type du système de fichiers est|システムの種類は) ?(\\w{2,8})", Pattern.CASE_INSENSITIVE);
  private static final Pattern DRIVE = Pattern.compile("(?i)(?:chkdsk|file system on|verifying) \"?([A-Z]:)");

  /** A summary has at least the whole and what is free. */
  private static final int LEAST_SIZES = 2;

  /** NTFS ends at 8 PB. */
  private static final long MOST_KILOBYTES = 1L << 43;

  @Override
  public String format() {
    return "repair-result";
  }

  @Override
  public int recognise(Head head) {
    boolean said = head.lines().stream().anyMatch(line -> RepairVerdict.of(line) != null);
    return head.size() <= Head.BYTES && (said || head.lines().stream().anyMatch(line -> TYPE.matcher(line).find())) ? POSSIBLE : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    String drive = "";
    String type = "";
    List<Long> sizes = new ArrayList<>();
    Origin sizesAt = null;
    for (Text.Line line : source.text()) {
      reading.count(1);
      Origin origin = reading.line(line.number());
      RepairVerdict verdict = RepairVerdict.of(line.text());
      if (verdict != null) {
        String path = verdict.checked().equals(FILE_SYSTEM) && !drive.isEmpty() ? drive : verdict.checked();
        reading.fact(new FileCheck(path, verdict.status(), "", "", origin));
      }
      drive = first(DRIVE, line.text(), drive);
      type = first(TYPE, line.text(), type);
      Matcher size = SIZE.matcher(line.text());
      if (size.find()) {
        sizes.add(Long.parseLong("0" + size.group(1).replaceAll("\\D", "")));
        sizesAt = origin;
      } else if (!line.text().isBlank() && !sizes.isEmpty()) {
        volume(drive, type, sizes, sizesAt, reading);
        sizes.clear();
      }
    }
    volume(drive, type, sizes, sizesAt, reading);
  }

  private static void volume(String drive, String type, List<Long> kilobytes, Origin origin, Reading reading) {
    long total = kilobytes.isEmpty() ? 0 : kilobytes.getFirst();
    if (kilobytes.size() < LEAST_SIZES || kilobytes.stream().anyMatch(k -> k > total) || total == 0 || total > MOST_KILOBYTES) {
      return;
    }
    long free = kilobytes.getLast();
    reading.fact(new Volume(drive, type, total * 1024, free * 1024, 100.0 * (total - free) / total, null, origin));
  }

  private static String first(Pattern pattern, String line, String otherwise) {
    Matcher found = pattern.matcher(line);
    return found.find() ? found.group(1) : otherwise;
  }
}
