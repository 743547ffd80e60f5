package org.whydunit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.join.DriverKind;

/** What is often told wrong about Windows stops, and must not be here. */
class PitfallsTest {

  private static final String EVENT_41 =
      """
      <Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Kernel-Power'/>\
      <EventID>41</EventID><Level>1</Level><TimeCreated SystemTime='2024-03-05T10:00:00Z'/><Channel>System</Channel></System>\
      <EventData>%s</EventData></Event></Events>
      """;

  private static Engine engine;
  private static Ingest ingest;

  @BeforeAll
  static void load() {
    engine = Engine.load(Knowledge.load());
    ingest = new Ingest(engine.interest(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "7B, INACCESSIBLE_BOOT_DEVICE",
    "7E, SYSTEM_THREAD_EXCEPTION_NOT_HANDLED",
    "7C, BUGCODE_NDIS_DRIVER",
    "D1, DRIVER_IRQL_NOT_LESS_OR_EQUAL",
    "A, IRQL_NOT_LESS_OR_EQUAL",
    "144, BUGCODE_USB3_DRIVER",
    "15E, BUGCODE_NDIS_DRIVER_LIVE_DUMP",
    "1CF, HARDWARE_WATCHDOG_TIMEOUT",
    "1E2, AZURE_DEVICE_FW_DUMP",
    "19B, TTM_FATAL_ERROR",
    "1A0, TTM_WATCHDOG_TIMEOUT",
    "1C8, MANUALLY_INITIATED_POWER_BUTTON_HOLD",
    "E2, MANUALLY_INITIATED_CRASH",
    "DEADDEAD, MANUALLY_INITIATED_CRASH1",
    "C0000218, STATUS_CANNOT_LOAD_REGISTRY_FILE",
    "C000021A, WINLOGON_FATAL_ERROR",
    "1D0, ACPI_FIRMWARE_WATCHDOG_TIMEOUT",
    "1D8, UCMUCSI_FAILURE",
    "1D9, HAL_IOMMU_INTERNAL_ERROR",
    "DF, IMPERSONATING_WORKER_THREAD",
    "FA, HTTP_DRIVER_CORRUPTED",
    "D2, BUGCODE_ID_DRIVER",
    "58, VOLMGRX_INTERNAL_ERROR",
    "6E, BOOTPROC_INITIALIZATION_FAILED",
    "EF, CRITICAL_PROCESS_DIED",
    "F4, CRITICAL_OBJECT_TERMINATION",
    "101, CLOCK_WATCHDOG_TIMEOUT",
    "102, DPC_WATCHDOG_TIMEOUT",
    "133, DPC_WATCHDOG_VIOLATION",
    "1CA, SYNTHETIC_WATCHDOG_TIMEOUT",
    "1DB, IPI_WATCHDOG_TIMEOUT",
    "1000007E, SYSTEM_THREAD_EXCEPTION_NOT_HANDLED",
    "1000008E, KERNEL_MODE_EXCEPTION_NOT_HANDLED",
    "100000EA, THREAD_STUCK_IN_DEVICE_DRIVER",
    "10000050, PAGE_FAULT_IN_NONPAGED_AREA"
  })
  void eachCodeHasItsOwnName(String code, String name) {
    assertThat(crash("BugCheck " + code + ", {1, 2, 3, 4}\n").name()).startsWith(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"117", "141", "193", "15E", "1A8", "1B8", "1CC", "AB"})
  void liveDumpsAreNoStops(String code) {
    assertThat(crash("symptom: the screen froze for seconds\nreliability monitor: LiveKernelEvent " + code + "\n").live()).isTrue();
  }

  @Test
  void theCodeOfEvent41IsDecimal() {
    assertThat(crash(EVENT_41.formatted("<Data Name='BugcheckCode'>159</Data><Data Name='BugcheckParameter1'>0x3</Data>")).code()).isEqualTo(0x9F);
  }

  @Test
  void event41WithoutACodeProvesNoBadPowerSupply() {
    assertThat(first(EVENT_41.formatted("<Data Name='BugcheckCode'>0</Data><Data Name='PowerButtonTimestamp'>0</Data>"))).isEqualTo("unknown");
    assertThat(argued(EVENT_41.formatted("<Data Name='BugcheckCode'>0</Data><Data Name='PowerButtonTimestamp'>133541000000000000</Data>")))
        .contains("against power");
  }

  @Test
  void aStatusThatWasWidenedIsTheSameStatus() {
    assertThat(crash("BugCheck 7E, {ffffffffc0000005, fffff88001bd9106, fffff880211de8d0, 0}\n").p1()).isEqualTo(0xC0000005L);
  }

  @Test
  void anInpageErrorSpeaksOfTheDisk() {
    assertThat(argued("BugCheck 7A, {20, ffffffffc000009c, fffffa8006a1c8c8, 0}\n")).contains("for disk-failure").doesNotContain("for memory-hardware");
    assertThat(argued("BugCheck 7A, {20, ffffffffc000009a, fffffa8006a1c8c8, 0}\n")).doesNotContain("for disk-failure");
  }

  @Test
  void aHardwareErrorOfPciExpressIsNoBadProcessor() {
    assertThat(argued("BugCheck 124, {4, ffffe00123456028, 0, 0}\n")).contains("for device-hardware").doesNotContain("for cpu-hardware");
  }

  @Test
  void memoryManagementIsNotAlwaysMemory() {
    assertThat(argued("BugCheck 1A, {1236, fffff68000128f48, 1, 2}\n")).contains("for driver-defect");
    assertThat(first("BugCheck 1A, {1236, fffff68000128f48, 1, 2}\n")).isNotEqualTo("memory-hardware");
    assertThat(argued("BugCheck 1A, {403, fffff68000128f48, 80000025, 80000021}\n")).contains("for memory-hardware");
  }

  @Test
  void aPowerFailureBlamesNoBusDriver() {
    assertThat(said("BugCheck 9F, {3, ffffcd0990d7ade0, fffff80058091850, ffffcd0990b93010}\nProbably caused by : pci.sys\n")).doesNotContain("pci.sys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ntkrnlmp.exe", "ntoskrnl.exe", "hal.dll", "win32k.sys", "win32kfull.sys", "ntfs.sys", "tcpip.sys", "ndis.sys", "NETIO.SYS", "fltmgr.sys",
        "Wdf01000.sys", "dxgkrnl.sys", "dxgmms2.sys", "watchdog.sys", "storport.sys", "portcls.sys", "wdiwifi.sys", "memory_corruption",
        "GenuineIntel.sys", "AuthenticAMD.sys", "Unknown_Image", "hardware"
      })
  void whereDamageShowsIsNotBlamed(String module) {
    assertThat(said("BugCheck D1, {28, 2, 0, fffff8011c49ca64}\nProbably caused by : " + module + "\n"))
        .noneMatch(subject -> subject.toLowerCase().startsWith(module.toLowerCase().replaceAll("[.].*", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csagent.sys", "afd.sys", "monitor.sys", "vboxdrv.sys", "vsdatant.sys", "tmcomm.sys"})
  void aNameOnAListOfAbusedDriversIsNoMalware(String file) {
    List<?> facts = story("BugCheck D1, {28, 2, 0, fffff8011c49ca64}\nProbably caused by : " + file + "\n");
    String kind = facts.stream().filter(Driver.class::isInstance).map(Driver.class::cast).filter(d -> d.file().equals(file)).findFirst().orElseThrow().kind();
    assertThat(facts.stream().filter(DriverKind.class::isInstance).map(DriverKind.class::cast).filter(k -> k.kind().equals(kind)).map(DriverKind::cause))
        .doesNotContain("malware", "vulnerable-driver");
  }

  @Test
  void anEvent1001OfAnotherProviderIsNoStop() {
    String event = EVENT_41.replace("Microsoft-Windows-Kernel-Power", "Windows Error Reporting").replace("<EventID>41<", "<EventID>1001<");
    assertThat(engine.story(read(event.formatted("<Data Name='BugcheckCode'>159</Data>"))).crashes()).isEmpty();
  }

  @Test
  void permissionNoiseOfDcomExplainsNothing() {
    String event = EVENT_41.replace("Microsoft-Windows-Kernel-Power", "Microsoft-Windows-DistributedCOM").replace("<EventID>41<", "<EventID>10016<");
    assertThat(argued(event.formatted("<Data Name='param1'>application-specific</Data>"))).isEmpty();
  }

  private static List<Fact> read(String text) {
    return ingest.read(Source.of("evidence.txt", text.getBytes(StandardCharsets.UTF_8))).facts();
  }

  private static List<Object> story(String text) {
    return engine.story(read(text)).facts();
  }

  private static BugCheck crash(String text) {
    return engine.story(read(text)).crashes().getFirst();
  }

  private static List<String> argued(String text) {
    return engine.argue(story(text)).stream().map(e -> (e.supports() ? "for " : "against ") + e.cause()).distinct().sorted().toList();
  }

  private static List<String> said(String text) {
    return engine.argue(story(text)).stream().filter(Evidence::supports).map(Evidence::subject).flatMap(Stream::of).distinct().toList();
  }

  private static String first(String text) {
    return engine.diagnose(List.of(ingest.read(Source.of("evidence.txt", text.getBytes(StandardCharsets.UTF_8))))).causes().getFirst().cause();
  }
}
