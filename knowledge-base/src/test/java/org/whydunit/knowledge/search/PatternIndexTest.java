package org.whydunit.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.knowledge.Knowledge;

class PatternIndexTest {
  @TempDir
  Path folder;

  private PatternIndex index;

  @BeforeEach
  void laysThreePatternsOverTheProduct() throws IOException {
    write("causes/made-up.md", "---\nprior: 0.1\n---\n# Made up\ntext\n");
    write("causes/made-up.zh.md", "# 虚构\n文\n");
    pattern("tank", "codes: [0xD1A]\ndrivers: [zzq*.sys]\nevents: [Zorp/40961]\nsymptoms: [made/leak]",
        "The zorbulator overflows its tank", "A blue screen DQ_TANK while the zorbulator fills.", "储罐溢出导致蓝屏",
        "装置注满时蓝屏。");
    pattern("pump", "codes: [0x00000D1B]\nos: linux", "The zorbulator pump hangs after resume",
        "The antivirus of the zorbulator stops, see KB 9912345.", "水泵唤醒后卡死", "杀毒软件停止。");
    pattern("valve", "severity: low", "A valve squeaks", "It squeaks.", "阀门吱吱响", "吱吱响。");
    index = new PatternIndex(Knowledge.load(folder));
  }

  private void pattern(String name, String keys, String title, String seen, String titleZh, String seenZh)
      throws IOException {
    String body = "\n## Mechanism\n-\n## Confirm\n-\n## Fix\n1. -\n## Prevent\n-\n";
    write("patterns/made/" + name + ".md",
        "---\ncause: made-up\n" + keys + "\nsource: made up\n---\n# " + title + "\n## Phenomenon\n" + seen + body);
    write("patterns/made/" + name + ".zh.md", "# " + titleZh + "\n## Phenomenon\n" + seenZh + body);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String first(String query) {
    return index.search(query, 5).getFirst().pattern().id();
  }

  @Test
  void readsACodeInEveryForm() {
    for (String code : List.of("0xD1A", "d1a", "00000D1A", "stop 0x00000d1a", "0X0D1A")) {
      assertThat(first(code)).as(code).isEqualTo("made/tank");
    }
  }

  @Test
  void takesNoCodeForItsNeighbour() {
    assertThat(first("0xD1B")).isEqualTo("made/pump");
    assertThat(index.search("0xDA1", 5)).isEmpty();
  }

  @Test
  void findsDriversEventsAndUpdatesByTheirNames() {
    assertThat(first("zzqnet.sys")).isEqualTo("made/tank");
    assertThat(first("ZZQNET")).isEqualTo("made/tank");
    assertThat(first("event 40961")).isEqualTo("made/tank");
    assertThat(first("事件ID 40961")).isEqualTo("made/tank");
    assertThat(first("KB9912345")).isEqualTo("made/pump");
  }

  @Test
  void findsChineseByChineseAndEnglishByEnglish() {
    assertThat(first("储罐溢出")).isEqualTo("made/tank");
    assertThat(first("阀门 吱吱响")).isEqualTo("made/valve");
    assertThat(first("squeaking valve")).isEqualTo("made/valve");
  }

  @Test
  void forgivesTyposAndOffersTheRightWord() {
    assertThat(first("zorbualtor tnak overflow")).isEqualTo("made/tank");
    assertThat(index.didYouMean("zorbualtor pump")).contains("zorbulator pump");
    assertThat(index.didYouMean("zorbulator pump")).isEmpty();
  }

  @Test
  void takesALongCodeWithoutItsPrefixForCertain() {
    assertThat(first("c000021a after a power cut")).isEqualTo("windows/winlogon-fatal-c000021a");
  }

  @Test
  void takesNoWordOutOfAProductsExpressionForTheProduct() {
    Phrases phrases = Phrases.from(Knowledge.load().reference());
    assertThat(phrases.in("my company tool and other software")).isEmpty();
    assertThat(phrases.in("nordvpn")).extracting(Token::term).containsExactly("vpn");
  }

  @Test
  void marksTheWordsItFound() {
    assertThat(index.search("zorbulator fills", 1).getFirst().highlights().getFirst())
        .isEqualTo("A blue screen DQ_TANK while the **zorbulator** **fills**.");
  }

  @Test
  void explainsAScoreByItsParts() {
    assertThat(index.explained("0xD1A zorbulator", 1, Map.of()).getFirst().explanation())
        .contains("key_code:0xd1a").contains("title_en:zorbul");
  }

  @Test
  void filtersAndCounts() {
    assertThat(index.search("zorbulator", 5, Map.of("os", "linux"))).extracting(hit -> hit.pattern().id())
        .containsExactly("made/pump");
    assertThat(index.facets("zorbulator", Map.of()).get("os")).isEqualTo(Map.of("any", 1, "linux", 1));
    assertThatThrownBy(() -> index.search("x", 5, Map.of("colour", "red"))).hasMessageContaining("colour");
  }

  @Test
  void matchesByEvidenceAlone() {
    List<Hit> hits = index.match("made-up", Set.of("made/leak"), Set.of("0x00000D1A"), Set.of("ZZQ9.SYS"),
        Set.of("Zorp/40961"), 5);

    assertThat(hits).extracting(hit -> hit.pattern().id()).containsExactly("made/tank", "made/valve", "made/pump");
    assertThat(hits.getFirst().explanation()).contains("driver zzq*.sys").contains("rule made/leak");
  }

  @Test
  void refusesADamagedIndex() throws IOException {
    try (InputStream resource = PatternIndex.class.getResourceAsStream(IndexFiles.RESOURCE)) {
      byte[] bytes = resource.readAllBytes();
      for (int i = bytes.length / 2; i < bytes.length; i++) {
        bytes[i] ^= 0x55;
      }
      assertThatThrownBy(() -> IndexFiles.open(new ByteArrayInputStream(bytes), Knowledge.load().version(), List.of()));
    }
    assertThatThrownBy(() -> IndexFiles.open(
        new ByteArrayInputStream("x".getBytes(StandardCharsets.US_ASCII)), "", List.of())).isInstanceOf(IOException.class);
  }
}
