package org.whydunit.ingest.wer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Machine;

/**
 * {@code Report.wer}, UTF-16 text of lines {@code key=value}:
 *
 * <pre>
 * Version=1
 * EventType=APPCRASH
 * EventTime=133500000000000000
 * Sig[0].Name=Application Name
 * Sig[0].Value=editor.exe
 * ...
 * </pre>
 *
 * <p>The signature's fields by event type, from 0 (Microsoft, "WER reports", and real reports): APPCRASH program,
 * version, time stamp, module, version, time stamp, code, offset; BEX and BEX64 the same with offset before code;
 * MoAppCrash and MoBEX the package in front of them; CLR20r3 the assembly in place of the module; BlueScreen and LiveKernelEvent code and four parameters, hexadecimal without
 * prefix. A live kernel event gives a {@link BugCheck} that is live.
 */
@AutoService(Reader.class)
public final class WerReader implements Reader {

  private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;
  private static final long LATEST_SECOND = 4_102_444_800L;

  /** {@code 10.0.22631.2.0.0.256.48}: the third number is the build; the field's name is localised. */
  private static final Pattern OS_VERSION = Pattern.compile("^\\d{1,5}\\.\\d{1,5}\\.(\\d{4,5})(?:\\.\\d{1,10}){4,12}");

  private static final int DYNAMIC_FIELDS = 32;

  /** Number of a field that the event type does not have. */
  private static final int NONE = -1;

  @Override
  public String format() {
    return "report-wer";
  }

  /** Both keys stand among the first lines; an INI file with one of them is left to others. */
  @Override
  public int recognise(Head head) {
    List<String> first = head.lines().stream().limit(8).map(String::strip).toList();
    boolean version = first.stream().anyMatch(line -> line.startsWith("Version="));
    boolean event = first.stream().anyMatch(line -> line.startsWith("EventType="));
    return version && event ? CERTAIN : event ? POSSIBLE : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Report report = Report.read(source.text());
    reading.count(1);
    event(report, reading);
    machine(report, reading);
  }

  /** What the report tells of the failure itself. */
  static void event(Report report, Reading reading) {
    String type = report.value("EventType").toLowerCase(Locale.ROOT);
    switch (type) {
      case "bluescreen" -> stop(report, false, reading);
      case "livekernelevent" -> stop(report, true, reading);
      case "appcrash" -> crash(report, new Fields(0, 3, 6, 7), reading);
      case "bex", "bex64" -> crash(report, new Fields(0, 3, 7, 6), reading);
      case "moappcrash" -> crash(report, new Fields(1, 4, 7, 8), reading);
      case "clr20r3" -> crash(report, new Fields(0, 3, NONE, NONE), reading);
      case "mobex" -> crash(report, new Fields(1, 4, 8, 7), reading);
      default -> {
        if (type.startsWith("apphang")) {
          hang(report, 0, reading);
        } else if (type.startsWith("moapphang")) {
          hang(report, 1, reading);
        }
      }
    }
  }

  /** Numbers of the fields that name program, module, code and offset. */
  private record Fields(int program, int module, int code, int offset) {}

  private static void crash(Report report, Fields fields, Reading reading) {
    reading.fact(
        new AppCrash(
            program(report, fields.program()),
            report.signature(fields.module()),
            hex(report, fields.code(), reading),
            hex(report, fields.offset(), reading),
            "crash",
            time(report),
            reading.line(report.line("EventType"))));
  }

  private static void hang(Report report, int program, Reading reading) {
    reading.fact(
        new AppCrash(
            program(report, program), "", null, null, "hang", time(report), reading.line(report.line("EventType"))));
  }

  /** A store app is told as {@code praid:App}; then the path of the program is the better name. */
  private static String program(Report report, int field) {
    String name = report.signature(field);
    if (!name.isEmpty() && !name.startsWith("praid:")) {
      return name;
    }
    String path = report.value("AppPath");
    return path.isEmpty() ? name : path.substring(path.lastIndexOf('\\') + 1);
  }

  private static void stop(Report report, boolean live, Reading reading) {
    Long code = hex(report, 0, reading);
    if (code == null) {
      reading.problem(reading.line(report.line("EventType")), "wer/no-code");
      return;
    }
    reading.fact(
        new BugCheck(
            // Small dumps set 0x10000000 in the code; no code of its own begins with 1.
            (code & 0xF000_0000L) == 0x1000_0000L ? code & 0x0FFF_FFFFL : code,
            "",
            hex(report, 1, reading),
            hex(report, 2, reading),
            hex(report, 3, reading),
            hex(report, 4, reading),
            time(report),
            "",
            "",
            "",
            bucket(report),
            null,
            report.attached(".dmp"),
            live,
            List.of(),
            reading.line(report.line("EventType"))));
  }

  /** A hexadecimal field; {@code null} when it is empty, and reported when it is something else. */
  private static Long hex(Report report, int number, Reading reading) {
    String value = report.signature(number);
    String digits = value.startsWith("0x") || value.startsWith("0X") ? value.substring(2) : value;
    if (digits.isEmpty()) {
      return null;
    }
    try {
      return Long.parseUnsignedLong(digits, 16);
    } catch (NumberFormatException notHex) {
      reading.problem(reading.line(report.line("Sig[" + number + "].Value")), "wer/not-hexadecimal", value);
      return null;
    }
  }

  /** The failure bucket's name; its hash or number says nothing by itself. */
  private static String bucket(Report report) {
    String bucket = report.value("Response.BucketId");
    return bucket.matches("[0-9a-fA-F-]*") ? "" : bucket;
  }

  /** EventTime is a FILETIME: 100 ns since 1601-01-01 UTC. */
  private static Instant time(Report report) {
    String ticks = report.value("EventTime");
    if (!ticks.matches("\\d{1,18}")) {
      return null;
    }
    long second = Long.parseLong(ticks) / 10_000_000 - SECONDS_1601_TO_1970;
    return second <= 0 || second > LATEST_SECOND
        ? null
        : Instant.ofEpochSecond(second, Long.parseLong(ticks) % 10_000_000 * 100);
  }

  private static void machine(Report report, Reading reading) {
    String build = report.osInfo("verbld");
    String key = "OsInfo[0].Key";
    for (int i = 0; build.isEmpty() && i < DYNAMIC_FIELDS; i++) {
      key = "DynamicSig[" + i + "].Value";
      Matcher version = OS_VERSION.matcher(report.value(key));
      build = version.matches() ? version.group(1) : "";
    }
    if (!build.isEmpty()) {
      String ram = report.osInfo("ram");
      Long memory = ram.matches("\\d{1,9}") ? Long.valueOf(Long.parseLong(ram) << 20) : null;
      reading.fact(
          new Machine("", build, "", null, "", "", "", memory, null, "", reading.line(report.line(key))));
    }
  }
}
