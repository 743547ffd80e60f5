package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

  private static final String WORDS = "It crashed after the update.\n";

  @TempDir Path folder;

  private List<Source> sources(String name, byte[] bytes, List<String> problems) throws IOException {
    Files.write(folder.resolve(name), bytes);
    try (Bundle bundle = Bundle.open(folder.resolve(name), Limits.DEFAULT)) {
      problems.addAll(bundle.problems().stream().map(Problem::id).toList());
      return bundle.sources().stream().map(s -> Source.of(s.path(), s.bytes().toArray(ValueLayout.JAVA_BYTE))).toList();
    }
  }

  private static String text(Source source) {
    return new String(source.bytes().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** Longer than two blocks of a cabinet, with repetitions that reach back over a block's edge. */
  private static String log() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      log.append("2024-03-05 08:15:02, Info                  CBS    line ").append(i * 7919 % 1000).append('\n');
    }
    return log.toString();
  }

  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "1,false", "1,true", "3843,false", "3843,true", "69379,false"})
  void unpacksACabinet(int method, boolean reserve) throws IOException {
    byte[] cabinet = new CabinetWriter().add("notes.txt", WORDS).add("logs\\CBS.log", log()).add("empty.txt", "").bytes(method, reserve);
    List<String> problems = new ArrayList<>();
    List<Source> sources = sources("logs.cab", cabinet, problems);
    assertThat(problems).isEmpty();
    assertThat(sources).extracting(Source::path).containsExactly("empty.txt", "logs/CBS.log", "notes.txt");
    assertThat(text(sources.get(1))).isEqualTo(log());
    assertThat(text(sources.get(2))).isEqualTo(WORDS);
  }

  @Test
  void namesTheFilesOfACabinetThatIsPackedByQuantum() throws IOException {
    List<String> problems = new ArrayList<>();
    assertThat(sources("a.cab", new CabinetWriter().add("a.txt", WORDS).add("b.txt", WORDS).bytes(2, false), problems)).isEmpty();
    assertThat(problems).containsExactly("cab-not-opened", "cab-not-opened");
  }

  @Test
  void keepsTheFilesOfACabinetBeforeItsDamage() throws IOException {
    byte[] cabinet = new CabinetWriter().add("notes.txt", WORDS).add("CBS.log", log()).bytes(1, false);
    List<String> problems = new ArrayList<>();
    assertThat(sources("cut.cab", Arrays.copyOf(cabinet, cabinet.length - 9), problems)).extracting(Source::path).containsExactly("notes.txt");
    assertThat(problems).containsExactly("archive-damaged");
  }

  @Test
  void survivesAnyDamageOfACabinet() throws IOException {
    List<byte[]> sound = new ArrayList<>();
    for (int method : new int[] {0, 1, CabinetWriter.LZX_STORED, CabinetWriter.LZX_CODED}) {
      sound.add(new CabinetWriter().add("notes.txt", WORDS).add("CBS.log", log()).bytes(method, true));
    }
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = sound.get(i % sound.size()).clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        damaged[8 + random.nextInt(random.nextBoolean() ? 120 : damaged.length - 8)] = (byte) random.nextInt();
      }
      sources("damaged.cab", damaged, new ArrayList<>()).forEach(s -> assertThat(s.size()).isLessThan(1 << 20));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
  void opensATarInsideASevenZipInsideACompressedStream(String ending) throws IOException, CompressorException {
    byte[] tar = tar("logs/notes.txt", WORDS);
    byte[] packed = compressed(ending, tar);
    byte[] sevenZip = sevenZip("inner.tar." + ending, packed);
    List<String> problems = new ArrayList<>();
    List<Source> sources = sources("outer.7z", sevenZip, problems);
    assertThat(problems).isEmpty();
    assertThat(sources).extracting(Source::path).containsExactly("inner.tar." + ending + "!/logs/notes.txt");
    assertThat(text(sources.getFirst())).isEqualTo(WORDS);
  }

  @Test
  void opensACabinetInsideAZstandardStreamAndReadsIt() throws IOException, CompressorException {
    byte[] packed = compressed("zst", new CabinetWriter().add("notes.txt", WORDS).bytes(1, false));
    Files.write(folder.resolve("a.cab.zst"), packed);
    List<Ingest.SourceFacts> read = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT).read(folder.resolve("a.cab.zst"));
    assertThat(read).extracting(Ingest.SourceFacts::path, Ingest.SourceFacts::format).containsExactly(
        tuple("notes.txt", "notes"));
  }

  private static byte[] tar(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length());
      tar.putArchiveEntry(entry);
      tar.write(content.getBytes(StandardCharsets.UTF_8));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] compressed(String ending, byte[] content) throws IOException, CompressorException {
    String name = ending.equals("zst") ? CompressorStreamFactory.ZSTANDARD : ending.equals("bz2") ? CompressorStreamFactory.BZIP2 : ending;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = CompressorStreamFactory.getSingleton().createCompressorOutputStream(name, bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private byte[] sevenZip(String name, byte[] content) throws IOException {
    File file = folder.resolve("made.7z").toFile();
    try (SevenZOutputFile archive = new SevenZOutputFile(file)) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(name);
      archive.putArchiveEntry(entry);
      archive.write(content);
      archive.closeArchiveEntry();
    }
    return Files.readAllBytes(file.toPath());
  }
}
