package org.whydunit.rules.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.search.PatternIndex;

/** What a person's words make of the products that they name. */
class ClaimReaderTest {

  private static Join join;
  private static Ingest ingest;

  @BeforeAll
  static void load() {
    Knowledge knowledge = Knowledge.load();
    join = new Join(knowledge.reference(), new PatternIndex(knowledge));
    ingest = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);
  }

  private static Source source(String name, String text) {
    return Source.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> told(String note) {
    return told(Stream.of(source("notes.txt", note.replace("\\n", "\n"))));
  }

  private static List<String> told(Stream<Source> sources) {
    return join.join(sources.flatMap(s -> ingest.read(s).facts().stream()).toList()).facts().stream()
        .filter(Mention.class::isInstance)
        .map(Mention.class::cast)
        .map(m -> m.role() + " " + m.subject())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The PC blue screens right after I close the Mullvad app | trigger Mullvad VPN",
        "Blue screens started after I installed Avast last Friday | change Avast Antivirus",
        "since updating to NVIDIA driver 566.03 games freeze | change NVIDIA display driver",
        "uninstalled Kaspersky, no more crashes | helped Kaspersky",
        "Removing Norton fixed it | helped Norton / Symantec",
        "No crash since Sophos was uninstalled | helped Sophos",
        "I uninstalled McAfee but it still crashes | no-help McAfee / Trellix",
        "still crashes with Avast uninstalled | no-help Avast Antivirus",
        "Disabling ESET made no difference | no-help ESET",
        "It crashes only when NordVPN is connected | only NordVPN",
        "crash comes back when Npcap is reinstalled | helped Npcap",
        "I suspect Malwarebytes | suspect Malwarebytes",
        "maybe it is the Corsair iCUE software | suspect Corsair iCUE",
        "WhoCrashed says it was caused by rtwlane.sys | blamed rtwlane.sys",
        "卸载360安全卫士后不再蓝屏 | helped 360 Total Security",
        "卸载了火绒，仍然蓝屏 | no-help Huorong",
        "安装卡巴斯基之后开始蓝屏 | change Kaspersky",
        "一打开HWiNFO就蓝屏 | trigger HWiNFO",
        "怀疑是火绒 | suspect Huorong",
        "换了内存条后正常 | helped RAM module",
        "更换电源后不再重启 | helped power supply",
        "recent change: HAXM upgraded; rolling back to 7.1.0 helps | change Intel HAXM, helped Intel HAXM",
        "npcap: 1.80 crashes, 1.79 is stable | helped Npcap",
        "antivirus: Bitdefender\\ntried: antivirus off: works | security Bitdefender, helped Bitdefender",
        "recent change: WinFsp 2.1 installed\\ntried: older version works | change WinFsp, helped WinFsp",
        "tried: boots with a JMicron adapter | present SATA or USB controller",
        "tried: no crash with Dokany 0.7.4 | helped Dokany",
        "recent change: Vanguard installed; worked before | change Riot Vanguard",
        "tool: Macs Fan Control v1.5 | named Macs Fan Control",
        "trigger: copying to a VeraCrypt volume | trigger VeraCrypt",
        "software: VirtualBox and Hyper-V | present VirtualBox, present Hyper-V",
        "KB5034441 was installed the day before | change KB5034441",
        "uninstalled KB5034441, no crash since then | helped KB5034441",
        "最近更改：更新显卡驱动 | change display driver",
        "杀毒软件：火绒 | security Huorong",
        "尝试：禁用Killer网络服务，问题消失 | helped Killer network suite",
        "触发：连接WireGuard | trigger WireGuard",
        "replaced the RAM, same blue screen | no-help RAM module",
        "works fine without the Creative Sound Blaster | helped Creative audio driver",
        "It started when I plugged in a CH340 adapter | trigger USB serial adapter",
        "Crashes stopped after switching from Avast to Windows Defender | helped Avast Antivirus",
        "BSOD every time I start VMware | trigger VMware",
        "turned off Armoury Crate and the stutter is gone | helped ASUS Armoury Crate / AI Suite",
        "rolled back the Realtek audio driver: stable for a week | helped Realtek audio driver",
        "updated the Realtek audio driver: stable for a week | helped Realtek audio driver",
        "reinstalled the NVIDIA driver, still freezes | present NVIDIA display driver",
      })
  void readsTheRoleThatTheWordsGive(String note, String roles) {
    assertThat(told(note)).containsExactlyInAnyOrder(roles.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Xbox 360 controller connected",
        "360 GB free",
        "gpu: NVIDIA GeForce RTX 3060",
        "stop code: 0xD1",
        "no changes were made",
      })
  void findsNoProductWhereNoneTakesPart(String note) {
    assertThat(told(note)).isEmpty();
  }

  @Test
  void takesTheOnlyListedDriverForTheDriver() {
    assertThat(told(Stream.of(source("drivers.txt", "RTKVHD64.sys\n"), source("notes.txt", "tried: rolled back the driver: stable"))))
        .containsExactly("helped rtkvhd64.sys");
  }

  @Test
  void namesALongerProductNotTheOneInsideIt() {
    assertThat(told("trigger: start of Macs Fan Control")).containsExactly("trigger Macs Fan Control");
  }

  @Test
  void seesTroubleInAComplaintAndNoneInAnInventory() {
    assertThat(troubled("symptom: freezes twice a day")).isTrue();
    assertThat(troubled("经常蓝屏")).isTrue();
    assertThat(troubled("antivirus: Avast\nrecent change: NVIDIA driver updated\nsymptom: none")).isFalse();
  }

  private static boolean troubled(String note) {
    return join.join(ingest.read(source("notes.txt", note)).facts()).facts().stream().anyMatch(Trouble.class::isInstance);
  }
}
