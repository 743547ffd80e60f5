package org.whydunit.ingest.servicing;

import java.util.LinkedHashMap;
import java.util.Map;
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

  private static final String SYSTEM_FILES = "system files";
  private static final String COMPONENT_STORE = "component store";
  private static final String FILE_SYSTEM = "file system";

  private record Verdict(String path, String status) {}

  /** Sentences by which the tools end, with what they say. The longer of two like ones stands first. */
  private static final Map<Pattern, Verdict> VERDICTS = verdicts();

  private static final Pattern TOTAL = Pattern.compile("^\\s*(\\d{1,15}) KB (?:total disk space|.{0,10}磁盘空间总数)");
  private static final Pattern FREE = Pattern.compile("^\\s*(\\d{1,15}) KB (?:available on disk|.{0,10}可用磁盘空间)");
  private static final Pattern TYPE = Pattern.compile("(?:type of the file system is|文件系统的类型是) ?(\\w{2,8})");
  private static final Pattern DRIVE = Pattern.compile("(?i)(?:chkdsk|file system on|verifying) \"?([A-Z]:)");

  @Override
  public String format() {
    return "repair-result";
  }

  @Override
  public int recognise(Head head) {
    return head.size() <= Head.BYTES
            && head.lines().stream().anyMatch(line -> verdict(line) != null || TOTAL.matcher(line).find())
        ? POSSIBLE
        : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    String drive = "";
    String type = "";
    Long total = null;
    for (Text.Line line : source.text()) {
      reading.count(1);
      Origin origin = reading.line(line.number());
      Verdict verdict = verdict(line.text());
      if (verdict != null) {
        String path = verdict.path.equals(FILE_SYSTEM) && !drive.isEmpty() ? drive : verdict.path;
        reading.fact(new FileCheck(path, verdict.status, "", "", origin));
      }
      drive = first(DRIVE, line.text(), drive);
      type = first(TYPE, line.text(), type);
      Matcher totals = TOTAL.matcher(line.text());
      Matcher free = FREE.matcher(line.text());
      if (totals.find()) {
        total = Long.parseLong(totals.group(1)) * 1024;
      } else if (free.find()) {
        reading.fact(volume(drive, type, total, Long.parseLong(free.group(1)) * 1024, origin));
      }
    }
  }

  private static Volume volume(String drive, String type, Long total, long free, Origin origin) {
    Double used = total == null || total == 0 ? null : 100.0 * (total - free) / total;
    return new Volume(drive, type, total, free, used, null, origin);
  }

  private static String first(Pattern pattern, String line, String otherwise) {
    Matcher found = pattern.matcher(line);
    return found.find() ? found.group(1) : otherwise;
  }

  private static Verdict verdict(String line) {
    for (Map.Entry<Pattern, Verdict> entry : VERDICTS.entrySet()) {
      if (entry.getKey().matcher(line).find()) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static Map<Pattern, Verdict> verdicts() {
    Map<Pattern, Verdict> all = new LinkedHashMap<>();
    all.put(Pattern.compile("did not find any integrity violations|资源保护未找到任何完整性冲突"), new Verdict(SYSTEM_FILES, "ok"));
    all.put(Pattern.compile("found corrupt files and successfully repaired|找到了?损坏文件并成功修复"), new Verdict(SYSTEM_FILES, "repaired"));
    all.put(Pattern.compile("found corrupt files but was unable to fix|找到了?损坏文件，?但.{0,12}无法修复"), new Verdict(SYSTEM_FILES, "corrupt"));
    all.put(Pattern.compile("No component store corruption detected|未检测到组件存储损坏"), new Verdict(COMPONENT_STORE, "ok"));
    all.put(Pattern.compile("component store (?:corruption )?(?:was repaired|has been repaired)"), new Verdict(COMPONENT_STORE, "repaired"));
    all.put(Pattern.compile("The component store (?:is repairable|cannot be repaired|is corrupted)|可以修复组件存储|source files could not be found"), new Verdict(COMPONENT_STORE, "corrupt"));
    all.put(Pattern.compile("scanned the file system and found no problems|已扫描文件系统并且没有发现问题"), new Verdict(FILE_SYSTEM, "ok"));
    all.put(Pattern.compile("has made corrections to the file system|已(?:经)?更正文件系统"), new Verdict(FILE_SYSTEM, "repaired"));
    all.put(Pattern.compile("file system and found problems|found problems with the file system|Errors found\\.  CHKDSK cannot continue"), new Verdict(FILE_SYSTEM, "corrupt"));
    return all;
  }
}
