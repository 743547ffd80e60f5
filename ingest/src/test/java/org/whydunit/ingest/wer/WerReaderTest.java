package org.whydunit.ingest.wer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Origin;

class WerReaderTest {

  private static final String CRASH =
      """
      Version=1
      EventType=APPCRASH
      EventTime=133500000000000000
      ReportType=2
      Consent=1
      Response.BucketId=0123456789abcdef0123456789abcdef
      Response.type=4
      Sig[0].Name=应用程序名
      Sig[0].Value=Editor.exe
      Sig[1].Name=应用程序版本
      Sig[1].Value=2.1.0.0
      Sig[2].Name=应用程序时间戳
      Sig[2].Value=64a1b2c3
      Sig[3].Name=故障模块名称
      Sig[3].Value=Plugin.dll
      Sig[4].Name=故障模块版本
      Sig[4].Value=1.0.0.7
      Sig[5].Name=故障模块时间戳
      Sig[5].Value=63f0e1d2
      Sig[6].Name=异常代码
      Sig[6].Value=c0000005
      Sig[7].Name=异常偏移
      Sig[7].Value=000000000001a2b3
      DynamicSig[1].Name=OS 版本
      DynamicSig[1].Value=10.0.22631.2.0.0.256.48
      DynamicSig[2].Name=区域设置 ID
      DynamicSig[2].Value=2052
      AppPath=C:\\Program Files\\Example\\Editor.exe
      """;

  private static final String STOP =
      """
      Version=1
      EventType=BlueScreen
      EventTime=133500000000000000
      ReportType=4
      Consent=1
      Response.BucketId=AV_netflt77!unknown_function
      Sig[0].Name=Code
      Sig[0].Value=d1
      Sig[1].Name=Parameter 1
      Sig[1].Value=18
      Sig[2].Name=Parameter 2
      Sig[2].Value=2
      Sig[3].Name=Parameter 3
      Sig[3].Value=0
      Sig[4].Name=Parameter 4
      Sig[4].Value=fffff80318a07777
      Sig[5].Name=OS version
      Sig[5].Value=10_0_19045
      Sig[6].Name=Service Pack
      Sig[6].Value=0_0
      Sig[7].Name=Product
      Sig[7].Value=256_1
      DynamicSig[1].Name=OS Version
      DynamicSig[1].Value=10.0.19045.2.0.0.256.48
      File[0].CabName=sysdata.xml
      File[0].Path=sysdata.xml
      File[1].CabName=011824-9171-01.dmp
      File[1].Path=011824-9171-01.dmp
      File[1].Original.Path=\\\\?\\C:\\Windows\\Minidump\\011824-9171-01.dmp
      OsInfo[0].Key=vermaj
      OsInfo[0].Value=10
      OsInfo[1].Key=verbld
      OsInfo[1].Value=19045
      OsInfo[2].Key=ram
      OsInfo[2].Value=16384
      FriendlyEventName=Shut down unexpectedly
      """;

  @Test
  void tellsACrashInAnyLanguageOfWindows() {
    Reading reading = read(CRASH, StandardCharsets.UTF_16);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.facts())
        .containsExactly(
            new AppCrash(
                "Editor.exe", "Plugin.dll", 0xC0000005L, 0x1A2B3L, "crash", Instant.parse("2024-01-17T21:20:00Z"),
                Origin.line("Report.wer", 2)),
            new Machine("", "22631", "", null, "", "", "", null, null, "", Origin.line("Report.wer", 25)));
  }

  @Test
  void swapsCodeAndOffsetWhereTheEventTypeDoes() {
    String bex =
        CRASH.replace("APPCRASH", "BEX64").replace("=c0000005", "=swap").replace("=000000000001a2b3", "=c0000409")
            .replace("=swap", "=000000000001a2b3");
    AppCrash crash = (AppCrash) read(bex, StandardCharsets.UTF_16).facts().getFirst();
    assertThat(crash.exception()).isEqualTo(0xC0000409L);
    assertThat(crash.offset()).isEqualTo(0x1A2B3L);
  }

  @Test
  void tellsAHang() {
    AppCrash hang = (AppCrash) read(CRASH.replace("APPCRASH", "AppHangB1"), StandardCharsets.UTF_8).facts().getFirst();
    assertThat(hang.kind()).isEqualTo("hang");
    assertThat(hang.process()).isEqualTo("Editor.exe");
    assertThat(hang.module()).isEmpty();
  }

  @Test
  void namesAStoreAppByItsProgram() {
    String app = CRASH.replace("APPCRASH", "MoAppHang").replace("=2.1.0.0", "=praid:App");
    assertThat(((AppCrash) read(app, StandardCharsets.UTF_16).facts().getFirst()).process()).isEqualTo("Editor.exe");
  }

  @Test
  void tellsAStopWithItsHexadecimalParameters() {
    Reading reading = read(STOP, StandardCharsets.UTF_16);
    assertThat(reading.problems()).isEmpty();
    BugCheck stop = (BugCheck) reading.facts().getFirst();
    assertThat(List.of(stop.code(), stop.p1(), stop.p2(), stop.p3(), stop.p4()))
        .containsExactly(0xD1L, 0x18L, 2L, 0L, 0xFFFFF80318A07777L);
    assertThat(stop.live()).isFalse();
    assertThat(stop.bucket()).isEqualTo("AV_netflt77!unknown_function");
    assertThat(stop.dump()).isEqualTo("011824-9171-01.dmp");
    Machine machine = (Machine) reading.facts().get(1);
    assertThat(machine.build()).isEqualTo("19045");
    assertThat(machine.memoryBytes()).isEqualTo(16L << 30);
  }

  @Test
  void tellsALiveKernelEventAsLive() {
    String live = STOP.replace("BlueScreen", "LiveKernelEvent").replace("Value=d1", "Value=141");
    BugCheck stop = (BugCheck) read(live, StandardCharsets.UTF_16).facts().getFirst();
    assertThat(stop.live()).isTrue();
    assertThat(stop.code()).isEqualTo(0x141);
  }

  @Test
  void reportsACodeThatIsNoNumber() {
    Reading reading = read(STOP.replace("Value=d1", "Value=none"), StandardCharsets.UTF_16);
    assertThat(reading.problems()).extracting(p -> p.id()).containsExactly("wer/not-hexadecimal", "wer/no-code");
    reading.problems().forEach(p -> assertThat(p.message(Locale.SIMPLIFIED_CHINESE)).isNotBlank());
    assertThat(reading.facts()).extracting(Fact::getClass).allMatch(Machine.class::equals);
  }

  @Test
  void keepsWhatCameBeforeACut() {
    byte[] whole = STOP.getBytes(StandardCharsets.UTF_16LE);
    for (int cut = 0; cut < whole.length; cut += 3) {
      Reading reading = read(Arrays.copyOf(whole, cut));
      long lines = STOP.substring(0, cut / 2).lines().count();
      assertThat(reading.facts()).allMatch(f -> f.origin().position() <= Math.max(1, lines));
    }
  }

  @Test
  void isChosenForAReportByItsContent(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("anything.txt"), CRASH.getBytes(StandardCharsets.UTF_16));
    Ingest ingest = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);
    assertThat(ingest.read(folder).getFirst().format()).isEqualTo("report-wer");
  }

  private static Reading read(String report, Charset charset) {
    return read(report.getBytes(charset));
  }

  private static Reading read(byte[] bytes) {
    Source source = Source.of("Report.wer", bytes);
    Reading reading = new Reading(source, Interest.everything(), ZoneOffset.UTC);
    if (source.isText()) {
      new WerReader().read(source, reading);
    }
    return reading;
  }
}
