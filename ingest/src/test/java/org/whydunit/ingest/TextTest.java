package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Encodings of texts: found, or told to be a guess. */
class TextTest {

  private static final List<String> UNICODE = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");
  private static final String CHINESE = "系统在安装显卡驱动之后开始频繁蓝屏，关闭杀毒软件以后就不再出现，内存检测没有发现错误。";
  private static final String GERMAN = "Der Rechner stürzt täglich ab, größere Änderungen gab es nicht; über das Gerät weiß ich nichts.";
  private static final String FRENCH = "Le système s'arrête après la mise à jour du pilote, même en mode sans échec, ça gêne.";

  private static Text text(byte[] bytes) {
    return new Text(MemorySegment.ofArray(bytes));
  }

  private static List<String> lines(Text text) {
    List<String> lines = new ArrayList<>();
    text.forEach(line -> lines.add(line.text()));
    return lines;
  }

  private static String read(String written, String charset) {
    return String.join("\n", lines(text(written.getBytes(Charset.forName(charset)))));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  void readsBackWhatWasWrittenOrTellsThatItGuessed(@ForAll("prose") String prose, @ForAll("encodings") String charset) {
    Assume.that(Charset.forName(charset).newEncoder().canEncode(prose));
    Text text = text(prose.getBytes(Charset.forName(charset)));
    boolean equal = text.encoding() != null && String.join("\n", lines(text)).equals(prose);
    assertThat(equal || text.encoding() == null || text.assumed() || text.stray() != null).as("%s as %s", charset, text.encoding()).isTrue();
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  void readsBackAnyProseOfSomeLengthInAnyUnicodeEncoding(@ForAll("longProse") String prose, @ForAll("unicode") String charset) {
    assertThat(read(prose, charset)).isEqualTo(prose);
  }

  @Provide
  Arbitrary<String> encodings() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030", "GBK", "windows-1252", "IBM850", "IBM437");
  }

  @Provide
  Arbitrary<String> unicode() {
    return Arbitraries.of(UNICODE);
  }

  @Provide
  Arbitrary<String> prose() {
    return lines(1, 6);
  }

  @Provide
  Arbitrary<String> longProse() {
    return lines(8, 30);
  }

  private static Arbitrary<String> lines(int least, int most) {
    Arbitrary<String> words =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9),
            pieces(CHINESE, 12), pieces(GERMAN, 30), pieces(FRENCH, 30), Arbitraries.of("0x0000001A", "nvlddmkm.sys", "2024-05-06", "-", ":"));
    return words.list().ofMinSize(3).ofMaxSize(9).map(list -> String.join(" ", list)).list().ofMinSize(least).ofMaxSize(most)
        .map(list -> String.join("\n", list));
  }

  private static Arbitrary<String> pieces(String of, int most) {
    return Arbitraries.integers().between(0, of.length() - 1).flatMap(
        from -> Arbitraries.integers().between(1, most).map(length -> of.substring(from, Math.min(of.length(), from + length)).strip()))
        .filter(piece -> !piece.isEmpty());
  }

  @Test
  void readsChineseWithoutMarkAndWithoutAnyZeroByte() {
    for (String charset : UNICODE) {
      assertThat(read(CHINESE, charset)).as(charset).isEqualTo(CHINESE);
    }
    assertThat(text(CHINESE.getBytes(StandardCharsets.UTF_16LE)).assumed()).isTrue();
  }

  @Test
  void readsGermanFrenchAndFramesOfTheConsole() {
    for (String written : List.of(GERMAN, FRENCH, "┌──────┐\n│ Gerät│\n└──────┘")) {
      assertThat(read(written, "IBM850")).isEqualTo(written);
    }
    assertThat(read(GERMAN, "windows-1252")).isEqualTo(GERMAN);
    assertThat(read(FRENCH, "windows-1252")).isEqualTo(FRENCH);
    assertThat(text(GERMAN.getBytes(Charset.forName("IBM850"))).assumed()).isTrue();
  }

  @Test
  void readsChineseOfTheConsole() {
    assertThat(read(CHINESE, "GBK")).isEqualTo(CHINESE);
    assertThat(text(CHINESE.getBytes(Charset.forName("GBK"))).assumed()).isTrue();
  }

  @Test
  void readsEachLineOfALogThatTwoProgramsWrote() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes(("服务启动完成\n" + "plain\n").getBytes(StandardCharsets.UTF_8));
    log.writeBytes("磁盘空间不足\n".getBytes(Charset.forName("GBK")));
    log.writeBytes("写入失败".getBytes(StandardCharsets.UTF_8));
    // The guess would be made for the whole text when the broken line stands in the sample.
    byte[] far = new byte[70_000];
    Arrays.fill(far, (byte) 'x');
    far[far.length - 1] = '\n';
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(far);
    all.writeBytes(log.toByteArray());
    Text text = text(all.toByteArray());

    assertThat(lines(text)).endsWith("服务启动完成", "plain", "磁盘空间不足", "写入失败");
    assertThat(text.stray()).isEqualTo(Charset.forName("GB18030"));
  }

  @Test
  void keepsALineWhoseLastCharacterWasCutOff() {
    byte[] whole = ("第一行\n" + CHINESE).getBytes(StandardCharsets.UTF_8);
    Text text = text(Arrays.copyOf(whole, whole.length - 1));

    assertThat(text.encoding()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(lines(text)).first().isEqualTo("第一行");
    assertThat(lines(text).getLast()).startsWith(CHINESE.substring(0, CHINESE.length() - 1));
  }

  @Test
  void readsALogWithBlocksThatWereNeverWritten() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes("May  1 10:00:00 host kernel: started\n".getBytes(StandardCharsets.UTF_8));
    log.writeBytes(new byte[1500]);
    log.writeBytes("\nMay  1 10:09:00 host kernel: again\n".getBytes(StandardCharsets.UTF_8));

    assertThat(lines(text(log.toByteArray()))).contains("May  1 10:00:00 host kernel: started", "May  1 10:09:00 host kernel: again");
  }

  @Test
  void takesNeitherNoiseNorCompressedNorNumbersForText() {
    Random random = new Random(7);
    for (int size : new int[] {64, 500, 5_000, 70_000}) {
      byte[] noise = new byte[size];
      random.nextBytes(noise);
      assertThat(text(noise).encoding()).as("noise of %d", size).isNull();
      byte[] numbers = new byte[size];
      for (int i = 0; i + 3 < size; i += 4) {
        numbers[i] = (byte) random.nextInt(256);
        numbers[i + 1] = (byte) random.nextInt(4);
      }
      assertThat(text(numbers).encoding()).as("numbers of %d", size).isNull();
    }
    assertThat(text(deflated()).encoding()).isNull();
    assertThat(text(new byte[4096]).encoding()).isNull();
  }

  private static byte[] deflated() {
    Deflater deflater = new Deflater();
    deflater.setInput((CHINESE + GERMAN + FRENCH).repeat(3).getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    byte[] packed = new byte[4096];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }
}
