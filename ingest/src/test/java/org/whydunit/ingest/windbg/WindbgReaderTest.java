package org.whydunit.ingest.windbg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.HardwareError;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.facts.StackFrame;

class WindbgReaderTest {

  private static final String BANNER =
      """
      *******************************************************************************
      *                                                                             *
      *                        Bugcheck Analysis                                    *
      *                                                                             *
      *******************************************************************************

      """;

  private static final String TODAY =
      """
      Loading Dump File [C:\\Users\\kim\\Desktop\\030524-8921-01.dmp]
      Mini Kernel Dump File: Only registers and stack trace are available

      Windows 10 Kernel Version 22631 MP (8 procs) Free x64
      Edition build lab: 22621.1.amd64fre.ni_release.220506-1250
      Debug session time: Tue Mar  5 08:15:02.199 2024 (UTC + 3:00)
      System Uptime: 1 days 2:04:57.880
      For analysis of this file, run !analyze -v
      2: kd> !analyze -v
      """
          + BANNER
          + """
      DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
      An attempt was made to access a pageable (or completely invalid) address at an
      interrupt request level (IRQL) that is too high.
      Arguments:
      Arg1: ffffb10f00000028, memory referenced
      Arg2: 0000000000000002, IRQL
      Arg3: 0000000000000000, value 0 = read operation, 1 = write operation
      Arg4: fffff80250d1730b, address which referenced memory

      Debugging Details:
      ------------------

      KEY_VALUES_STRING: 1

          Key  : Bugcheck.Code.LegacyAPI
          Value: 0xd1

          Key  : Failure.Bucket
          Value: AV_wifidrv!RxIndicate

      BUGCHECK_CODE:  d1

      BUGCHECK_P1: ffffb10f00000028

      PROCESS_NAME:  System

      TRAP_FRAME:  fffff80255a31230 -- (.trap 0xfffff80255a31230)

      STACK_TEXT: \s
      fffff802`55a30f08 fffff802`5a1d2de9     : 00000000`0000000a ffffb10f`00000028 00000000`00000002 00000000`00000000 : nt!KeBugCheckEx
      (Inline Function) --------`--------     : --------`-------- --------`-------- --------`-------- --------`-------- : wifidrv!ListEmpty+0x4 [d:\\src\\list.h @ 81]\s
      fffff802`55a31000 fffff802`50d17ffe     : 00000000`00000000 00000000`00000000 00000000`00000000 00000000`00000000 : wifidrv!RxIndicate+0x1b
      fffff802`55a31100 fffff802`50d18000     : 00000000`00000000 00000000`00000000 00000000`00000000 00000000`00000000 : wifidrv+0x2ffe
      fffff802`55a31200 00000000`00000000     : 00000000`00000000 00000000`00000000 00000000`00000000 00000000`00000000 : nt!KiStartSystemThread+0x28

      SYMBOL_NAME:  wifidrv!RxIndicate+1b

      MODULE_NAME: wifidrv

      IMAGE_NAME:  wifidrv.sys

      IMAGE_VERSION:  3.2.1.0

      FAILURE_BUCKET_ID:  AV_wifidrv!RxIndicate

      Followup:     MachineOwner
      ---------
      """;

  private static Ingest.SourceFacts read(byte[] bytes) {
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT).read(Source.of("analyze.txt", bytes));
  }

  private static Ingest.SourceFacts read(String text) {
    Ingest.SourceFacts facts = read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(facts.format()).isEqualTo("windbg");
    return facts;
  }

  private static <T> List<T> all(Class<T> kind, Ingest.SourceFacts facts) {
    return facts.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static BugCheck only(String text) {
    List<BugCheck> stops = all(BugCheck.class, read(text));
    assertThat(stops).hasSize(1);
    return stops.getFirst();
  }

  @Test
  void readsAnAnalysisOfTodaysDebugger() {
    BugCheck stop = only(TODAY);
    assertThat(stop.code()).isEqualTo(0xD1);
    assertThat(stop.name()).isEqualTo("DRIVER_IRQL_NOT_LESS_OR_EQUAL");
    assertThat(List.of(stop.p1(), stop.p2(), stop.p3(), stop.p4()))
        .containsExactly(0xffffb10f00000028L, 2L, 0L, 0xfffff80250d1730bL);
    assertThat(stop.time()).isEqualTo(Instant.parse("2024-03-05T05:15:02Z"));
    assertThat(stop.uptime()).isEqualTo(Duration.ofHours(26).plusMinutes(4).plusSeconds(57));
    assertThat(stop.dump()).isEqualTo("030524-8921-01.dmp");
    assertThat(stop.process()).isEqualTo("System");
    assertThat(stop.module()).isEqualTo("wifidrv.sys");
    assertThat(stop.symbol()).isEqualTo("wifidrv!RxIndicate+1b");
    assertThat(stop.bucket()).isEqualTo("AV_wifidrv!RxIndicate");
    assertThat(stop.live()).isFalse();
  }

  @Test
  void readsFramesWithAndWithoutSymbolsAndInlineOnes() {
    List<StackFrame> stack = only(TODAY).stack();
    assertThat(stack)
        .extracting(f -> f.module() + "!" + f.symbol())
        .containsExactly("nt!KeBugCheckEx", "wifidrv!ListEmpty", "wifidrv!RxIndicate", "wifidrv!", "nt!KiStartSystemThread");
    assertThat(stack).extracting(StackFrame::offset).containsExactly(null, 4L, 0x1bL, 0x2ffeL, 0x28L);
    assertThat(stack).extracting(StackFrame::index).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void knowsTheMachineAndTheBlamedDriversVersion() {
    Ingest.SourceFacts facts = read(TODAY);
    assertThat(all(Machine.class, facts))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.os()).isEqualTo("Windows 10");
              assertThat(m.build()).isEqualTo("22631");
              assertThat(m.bootTime()).isEqualTo(Instant.parse("2024-03-04T03:10:05Z"));
            });
    assertThat(all(Driver.class, facts)).extracting(Driver::file, Driver::version).containsExactly(tuple("wifidrv.sys", "3.2.1.0"));
  }

  @Test
  void joinsTheSummaryWithTheFullAnalysisOfTheSameStop() {
    BugCheck stop =
        only(
            BANNER
                + """
                Use !analyze -v to get detailed debugging information.

                BugCheck D1, {946ae800, 2, 0, 91df15ab}

                *** ERROR: Module load completed but symbols could not be loaded for faulty.sys
                Probably caused by : faulty.sys ( faulty+5ab )

                Followup: MachineOwner
                ---------

                0: kd> !analyze -v
                """
                + BANNER
                + """
                DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
                Arguments:
                Arg1: 946ae800, memory referenced
                Arg2: 00000002, IRQL
                Arg3: 00000000, value 0 = read operation, 1 = write operation
                Arg4: 91df15ab, address which referenced memory

                DEFAULT_BUCKET_ID:  DRIVER_FAULT

                STACK_TEXT: \s
                WARNING: Stack unwind information not available. Following frames may be wrong.
                8cd5bb08 91df1721 946ae800 8cd5bb34 91df1a3b faulty+0x5ab
                8cd5bb14 91df1a3b 8a3c1b50 83360201 00000000 faulty!Go+0x1 (FPO: [2,0,0])
                """);
    assertThat(stop.p4()).isEqualTo(0x91df15abL);
    assertThat(stop.module()).isEqualTo("faulty.sys");
    assertThat(stop.symbol()).isEqualTo("faulty+5ab");
    assertThat(stop.stack()).extracting(StackFrame::symbol).containsExactly("", "Go");
  }

  @Test
  void dropsTheMinidumpFlagOfOldSystems() {
    BugCheck stop = only("KERNEL_MODE_EXCEPTION_NOT_HANDLED_M (1000008e)\nArguments:\nArg1: c0000005, The exception code\n");
    assertThat(stop.code()).isEqualTo(0x8E);
    assertThat(stop.name()).isEqualTo("KERNEL_MODE_EXCEPTION_NOT_HANDLED");
  }

  @Test
  void readsThreeLinesThatStandAlone() {
    BugCheck stop =
        only(
            """
            BugCheck 1000007E, {ffffffffc0000005, fffff80002c5b3d1, fffff880033b5928, fffff880033b5180}
            *** WARNING: Unable to verify timestamp for faulty.sys
            Probably caused by : faulty.sys ( faulty+1234 )
            """);
    assertThat(stop.code()).isEqualTo(0x7E);
    assertThat(stop.p1()).isEqualTo(0xffffffffc0000005L);
    assertThat(stop.module()).isEqualTo("faulty.sys");
  }

  @Test
  void keepsSeveralStopsOfOneFileApart() {
    String other = TODAY.replace("030524-8921-01", "030624-9000-01").replace("Tue Mar  5", "Wed Mar  6");
    List<BugCheck> stops = all(BugCheck.class, read(TODAY + other));
    assertThat(stops).extracting(BugCheck::dump).containsExactly("030524-8921-01.dmp", "030624-9000-01.dmp");
    assertThat(stops.get(1).time()).isEqualTo(Instant.parse("2024-03-06T05:15:02Z"));
    List<BugCheck> bare =
        all(BugCheck.class, read("BugCheck 1A, {41790, ffff8000, 0, 0}\nBugCheck 1A, {41790, ffff9000, 0, 0}\n"));
    assertThat(bare).extracting(BugCheck::p2).containsExactly(0xffff8000L, 0xffff9000L);
  }

  @Test
  void takesCodeAndFirstParameterFromTheSubtype() {
    BugCheck stop = only("BUGCHECK_STR:  0x1a_41790\n");
    assertThat(stop.code()).isEqualTo(0x1A);
    assertThat(stop.p1()).isEqualTo(0x41790);
    assertThat(stop.p2()).isNull();
    assertThat(only("BUGCHECK_CODE:  9f\n\nBUGCHECK_P1: 3\n").p1()).isEqualTo(3);
  }

  @Test
  void leavesAnAmbiguousSubtypeOfABucketAlone() {
    assertThat(only("FAILURE_BUCKET_ID:  0x124_16_Vendor__UNKNOWN\n").p1()).isNull();
    assertThat(only("FAILURE_BUCKET_ID:  0xc4_2002_VRF_faulty!go\n").p1()).isEqualTo(0x2002);
  }

  @Test
  void keepsAPieceOfAnAnalysisWithoutItsCode() {
    BugCheck stop = only("STACK_TEXT: \nffffa805`12f84000 fffff801`2c6f2430 : 00000000`00000000 : gfx!Draw<int>::Go+0x5\n\nMODULE_NAME: gfx\n");
    assertThat(stop.code()).isZero();
    assertThat(stop.module()).isEqualTo("gfx");
    assertThat(stop.stack()).extracting(StackFrame::symbol).containsExactly("Draw<int>::Go");
  }

  @Test
  void readsStopScreensAndFatalErrors() {
    BugCheck screen =
        only(
            """
            *** STOP: 0x000000D1 (0x00000008,0x00000002,0x00000001,0xF8B8F5AB)
            ***   faulty.sys - Address F8B8F5AB base at F8B8F000, DateStamp 4a5bc0b6
            """);
    assertThat(screen.p4()).isEqualTo(0xF8B8F5ABL);
    assertThat(screen.module()).isEqualTo("faulty.sys");
    BugCheck fatal =
        only(
            """
            *** Fatal System Error: 0x0000003b
                                   (0x00000000C0000094,0xFFFFF80278435500,0xFFFF8080CCFED8F0,0x0000000000000000)
            """);
    assertThat(fatal.code()).isEqualTo(0x3B);
    assertThat(fatal.p2()).isEqualTo(0xFFFFF80278435500L);
  }

  @Test
  void readsGraveAccentsThatMarkdownEscaped() {
    BugCheck stop = only("STACK_TEXT: \nfffff802\\`55a30f08 fffff802\\`5a1d2de9 : 00000000`00000000 : faulty!Go+0x5\nMODULE_NAME: faulty\n");
    assertThat(stop.stack()).extracting(StackFrame::module).containsExactly("faulty");
  }

  @Test
  void readsACodeWithFourParametersThatStandsAlone() {
    assertThat(only("0x0000003b (0x00000000c0000094, 0xfffff802784355f1, 0x1, 0x0)\n").p3()).isEqualTo(1);
  }

  @Test
  void readsDriversThatHadNoSymbols() {
    Ingest.SourceFacts facts = read("Unable to load image \\SystemRoot\\system32\\DRIVERS\\Faulty.sys, Win32 error 0n2\n");
    assertThat(all(Driver.class, facts)).extracting(Driver::file).containsExactly("faulty.sys");
  }

  @Test
  void endsAStackAtThePrompt() {
    BugCheck stop = only("STACK_TEXT: \n8cd5bb08 91df1721 faulty!Go+0x5\nnt!KiCall\n0: kd> !analyze -v\nMODULE_NAME: faulty\n");
    assertThat(stop.stack()).extracting(StackFrame::symbol).containsExactly("Go", "KiCall");
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", ">> ", "[12:03] ", "[12:03] bob: ", "2024-03-05 08:15:02.123 ", "<bob> "})
  void looksThroughPrefixes(String prefix) {
    String text = "BugCheck 9F, {3, 1, 2, 4}\nProbably caused by : faulty.sys ( faulty+1 )\n";
    BugCheck stop = only(text.lines().map(line -> prefix + line + "\n").reduce("", String::concat));
    assertThat(stop.code()).isEqualTo(0x9F);
    assertThat(stop.module()).isEqualTo("faulty.sys");
  }

  @Test
  void readsModuleListsWithSaneDatesOnly() {
    Ingest.SourceFacts facts =
        read(
            """
            Debug session time: Tue Mar  5 08:15:02.199 2024 (UTC + 0:00)
            0: kd> lmv
            start             end                 module name
            fffff801`5c600000 fffff801`5c6d2000   wifidrv    (deferred)
                Image path: \\SystemRoot\\System32\\drivers\\wifidrv.sys
                Image name: wifidrv.sys
                Timestamp:        Mon Feb  4 10:00:00 2019 (5C580CA0)
                CheckSum:         000D9C1A
                File version:     3.2.1.0
                CompanyName:      Example Networks
            fffff801`5c700000 fffff801`5c7d2000   other    other.sys    Thu Jan  1 10:00:00 2032 (74A3B2C1)
            fffff801`5c800000 fffff801`5c8d2000   nt         (pdb symbols)          c:\\sym\\ntkrnlmp.pdb\\1\\ntkrnlmp.pdb

            Unloaded modules:
            fffff801`5e000000 fffff801`5e00f000   dump_storpor
            fffff801`5e100000 fffff801`5e10f000   tool.sys
                Timestamp: unavailable (00000000)
            """);
    List<Driver> drivers = all(Driver.class, facts);
    assertThat(drivers).extracting(Driver::file).containsExactly("wifidrv.sys", "other.sys", "nt", "dump_storpor", "tool.sys");
    assertThat(drivers).extracting(Driver::state).containsExactly("loaded", "loaded", "loaded", "unloaded", "unloaded");
    Driver wifi = drivers.getFirst();
    assertThat(wifi.date()).isEqualTo(Instant.ofEpochSecond(0x5C580CA0L));
    assertThat(wifi.version()).isEqualTo("3.2.1.0");
    assertThat(wifi.vendor()).isEqualTo("Example Networks");
    assertThat(wifi.bytes()).isEqualTo(0xd2000);
    assertThat(drivers.get(1).date()).isNull();
  }

  @Test
  void readsAnErrorRecord() {
    Ingest.SourceFacts facts =
        read(
            """
            2: kd> !errrec ffff8d0f1c0a2028
            ===============================================================================
            Common Platform Error Record @ ffff8d0f1c0a2028
            -------------------------------------------------------------------------------
            Record Id     : 01d9f1c2b3a49586
            Severity      : Fatal (1)
            Length        : 928
            Creator       : Microsoft
            Notify Type   : Machine Check Exception
            Timestamp     : 3/5/2024 8:15:02 (UTC)
            Flags         : 0x00000000

            ===============================================================================
            Section 0     : Processor Generic
            -------------------------------------------------------------------------------
            Descriptor    @ ffff8d0f1c0a20a8
            Flags         : 0x00000001 Primary
            Severity      : Fatal
            Proc. Type    : x86/x64
            Error Type    : Cache error
            Operation     : Generic
            ===============================================================================
            Section 2     : x86/x64 MCA
            -------------------------------------------------------------------------------
            Error         : DCACHEL0_WR_ERR (Proc 3 Bank 1)
              Status      : 0xbf80000000000124
            """);
    assertThat(all(HardwareError.class, facts))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo("processor");
              assertThat(e.severity()).isEqualTo("fatal");
              assertThat(e.component()).isEqualTo("Proc 3 Bank 1");
              assertThat(e.value("Bank")).isEqualTo("1");
              assertThat(e.value("MciStat")).isEqualTo("0xbf80000000000124");
              assertThat(e.value("Error Type")).isEqualTo("Cache error");
              assertThat(e.time()).isEqualTo(Instant.parse("2024-03-05T08:15:02Z"));
            });
  }

  @Test
  void namesTheDeviceThatAnOperationWaitsFor() {
    Ingest.SourceFacts facts =
        read(
            """
            0: kd> !irp ffffe000f46a1010
            Irp is active with 4 stacks 3 is current (= 0xffffe000f46a11c0)
                 cmd  flg cl Device   File     Completion-Context
             [N/A(0), N/A(0)]
                        0  0 00000000 00000000 00000000-00000000
            >[IRP_MJ_POWER(16), IRP_MN_WAIT_WAKE(0)]
                        0  0 ffffe000f257a060 00000000 00000000-00000000
            \t       \\Driver\\hubdrv
            \t\t\tArgs: 00000000 00000000 00000000 00000002
            0: kd> !blackboxpnp
                PnpActivityId      : {00000000-0000-0000-0000-000000000000}
                PnpProblemCode     : 24
                DeviceId           : USB\\VID_1234&PID_5678\\1
            """);
    assertThat(all(Device.class, facts)).extracting(Device::driver).containsExactly("hubdrv", "");
    assertThat(all(Device.class, facts).get(1).problem()).isEqualTo(24);
    assertThat(all(Device.class, facts).get(1).id()).isEqualTo("USB\\VID_1234&PID_5678\\1");
  }

  @Test
  void readsAProgramsExceptionAsAnAppCrash() {
    Ingest.SourceFacts facts =
        read(
            BANNER.replace("Bugcheck Analysis ", "Exception Analysis")
                + """
                EXCEPTION_RECORD:  (.exr -1)
                ExceptionAddress: 00007ff6a1b21234 (editor!Save+0x0000000000000014)
                   ExceptionCode: c0000005 (Access violation)

                PROCESS_NAME:  editor.exe

                STACK_TEXT: \s
                00000000`0014f8c0 00007ff6`a1b21300     : 00000000`00000000 : editor!Save+0x14

                MODULE_NAME: editor

                IMAGE_NAME:  editor.exe
                """);
    assertThat(all(BugCheck.class, facts)).isEmpty();
    assertThat(all(AppCrash.class, facts))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.process()).isEqualTo("editor.exe");
              assertThat(c.exception()).isEqualTo(0xc0000005L);
            });
  }

  @Test
  void keepsVerifierLinesAsSettings() {
    Ingest.SourceFacts facts = read("BUGCHECK_STR:  0xc9_209\nDRIVER_VERIFIER_IO_VIOLATION_TYPE:  209\n");
    assertThat(all(Setting.class, facts)).extracting(Setting::scope).containsExactly("verifier");
  }

  @Test
  void marksLiveDumps() {
    assertThat(only("FAILURE_BUCKET_ID:  LKD_0x141_Tdr:6_IMAGE_gfx.sys\n").live()).isTrue();
  }

  @Test
  void leavesProseAlone() {
    String prose =
        """
        My PC stopped again last night with DRIVER_IRQL_NOT_LESS_OR_EQUAL and code 0xD1.
        I ran a memory test, nothing. Event viewer says STOP: 0x000000D1 as well.
        """;
    assertThat(read(prose.getBytes(StandardCharsets.UTF_8)).format()).isNotEqualTo("windbg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "GBK"})
  void readsOtherEncodings(String charset) {
    String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
    Ingest.SourceFacts facts = read((mark + "转储分析结果如下\n" + TODAY).getBytes(Charset.forName(charset)));
    assertThat(all(BugCheck.class, facts)).extracting(BugCheck::module).containsExactly("wifidrv.sys");
  }

  @Test
  void keepsWhatCameBeforeACut() {
    byte[] whole = TODAY.getBytes(StandardCharsets.UTF_8);
    int header = TODAY.indexOf("An attempt was made");
    for (int cut = 0; cut < whole.length; cut += 7) {
      Ingest.SourceFacts facts = read(Arrays.copyOf(whole, cut));
      long lines = TODAY.substring(0, cut).lines().count();
      assertThat(facts.problems()).noneMatch(p -> p.id().equals("reader-failed"));
      assertThat(facts.facts()).allMatch(f -> f.origin().position() <= lines);
      if (cut > header) {
        assertThat(all(BugCheck.class, facts)).extracting(BugCheck::code).containsExactly(0xD1L);
      }
    }
  }
}
