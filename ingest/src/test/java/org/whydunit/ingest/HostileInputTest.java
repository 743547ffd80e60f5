package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.ingest.evtx.EvtxFuzzTest;
import org.whydunit.ingest.facts.Claim;

/** Bundles that were made to hurt, or look so. */
class HostileInputTest {

  @TempDir Path folder;

  private static final Ingest INGEST = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);

  private static List<String> ids(List<Ingest.SourceFacts> read) {
    return read.stream().flatMap(s -> s.problems().stream()).map(Problem::id).toList();
  }

  private List<Ingest.SourceFacts> read(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    return INGEST.read(folder.resolve(name));
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void aZipThatIsCutAnywhereIsNeverLostInSilence() throws IOException {
    byte[] zip = zip("notes.txt", "It crashed after the update.".getBytes(StandardCharsets.UTF_8));
    for (int end = 4; end < zip.length; end++) {
      assertThat(read("cut.zip", Arrays.copyOf(zip, end))).as("cut at " + end).isNotEmpty();
    }
  }

  @Test
  void namesAPathThatIsNotThere() {
    assertThatThrownBy(() -> INGEST.read(folder.resolve("nothing"))).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void readsNothingOfAnEmptyFolder() throws IOException {
    assertThat(INGEST.read(folder)).isEmpty();
  }

  @Test
  void tellsThatAFileIsEmpty() throws IOException {
    assertThat(ids(read("System.evtx", new byte[0]))).containsExactly("empty");
    assertThat(ids(read("MEMORY.DMP", new byte[0]))).containsExactly("empty");
  }

  @Test
  void tellsThatLogsAndDumpsEndEarly() throws IOException {
    for (int length : new int[] {8, 12, 100, 4095, 4096, 4100, 4700, 66_000}) {
      assertThat(ids(read("System.evtx", Arrays.copyOf(EvtxFuzzTest.log(), length)))).isNotEmpty().doesNotContain("reader-failed");
    }
    for (String magic : List.of("PAGEDU64", "PAGEDUMP", "MDMP")) {
      assertThat(ids(read("a.dmp", magic.getBytes(StandardCharsets.US_ASCII)))).isNotEmpty().doesNotContain("reader-failed");
    }
  }

  @Test
  void tellsThatNobodyKnowsNoise() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(3).nextBytes(noise);
    assertThat(ids(read("noise.bin", noise))).containsExactly("not-recognised");
  }

  @Test
  void stopsAtAZipOfZeros() throws IOException {
    Files.write(folder.resolve("bomb.zip"), zip("zeros", new byte[64 << 20]));
    Ingest strict = new Ingest(Interest.everything(), ZoneOffset.UTC, new Limits(4, 100, 1L << 30, 20));
    assertThat(ids(strict.read(folder))).contains("bomb");
  }

  @Test
  void stopsAtArchivesInArchivesInArchives() throws IOException {
    byte[] inner = "It crashed.".getBytes(StandardCharsets.UTF_8);
    for (int depth = 0; depth < 8; depth++) {
      inner = zip("inner.zip", inner);
    }
    assertThat(ids(read("outer.zip", inner))).containsExactly("too-deep");
  }

  @Test
  void keepsNamesOfMembersInsideTheBundle() throws IOException {
    byte[] zip = zip("../../../etc/passwd", "It crashed after the update.".getBytes(StandardCharsets.UTF_8));
    List<Ingest.SourceFacts> read = read("names.zip", zip);
    assertThat(read).extracting(Ingest.SourceFacts::path).containsExactly("etc/passwd");
    String longName = "a/".repeat(30_000) + "notes.txt";
    assertThat(read("long.zip", zip(longName, "It crashed.".getBytes(StandardCharsets.UTF_8)))).hasSize(1);
  }

  @Test
  void leavesALoopOfLinks() throws IOException {
    Files.createDirectory(folder.resolve("logs"));
    Files.createSymbolicLink(folder.resolve("logs/again"), folder);
    Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
    assertThat(ids(INGEST.read(folder))).containsExactlyInAnyOrder("link-loop", "unreadable");
  }

  @Test
  void opensArchivesInACompressedStreamAndTellsOfADamagedCabinet() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(zip("notes.txt", "It crashed after the update.".getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(read("a.zip.gz", bytes.toByteArray())).extracting(Ingest.SourceFacts::path).containsExactly("notes.txt");
    assertThat(ids(read("logs.cab", "MSCF\0\0\0\0more".getBytes(StandardCharsets.US_ASCII)))).containsExactly("archive-damaged");
  }

  @Test
  void expandsNoEntity() throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE e [<!ENTITY a \"aaaaaaaaaa\">");
    for (char c = 'b'; c < 'k'; c++) {
      xml.append("<!ENTITY ").append(c).append(" \"").append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
    }
    String event =
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='disk'/><EventID>7</EventID>"
            + "</System><EventData><Data>&j;</Data></EventData></Event>";
    xml.append("]><Events>").append(event).append("</Events>");
    List<Ingest.SourceFacts> read = read("bomb.xml", xml.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(read.getFirst().format()).isEqualTo("event-xml");
    assertThat(read.getFirst().facts().toString()).doesNotContain("aaaaaaaaaaaaaaaaaaaa").hasSizeLessThan(10_000);
  }

  @Test
  void readsAroundZerosAndVeryLongLines() throws IOException {
    String text = "It crashed\0 after the update.\n" + "x".repeat(3 << 20) + "\nSafe mode is fine.\n";
    Source source = Source.of("notes.txt", text.getBytes(StandardCharsets.UTF_8));
    List<Text.Line> lines = new ArrayList<>();
    source.text().forEach(lines::add);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).text()).isEqualTo("It crashed after the update.");
    assertThat(lines.get(1).cut()).isTrue();
    assertThat(lines.get(1).text()).hasSize(Text.LINE_CHARACTERS);
    assertThat(ids(List.of(INGEST.read(source)))).doesNotContain("reader-failed");
  }

  @Test
  void readsALogWithAHoleOfAGigabyteInLittleMemory() throws IOException {
    Path log = folder.resolve("big.log");
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap("10:00:00 started\n".repeat(100).getBytes(StandardCharsets.UTF_8)));
      channel.write(ByteBuffer.wrap("\n10:00:01 stopped\n".getBytes(StandardCharsets.UTF_8)), 1L << 30);
    }
    List<Ingest.SourceFacts> read = INGEST.read(log);
    assertThat(read).hasSize(1);
    assertThat(ids(read)).doesNotContain("reader-failed");
  }

  @Test
  void namesAReaderThatFailsAndReadsTheRest() {
    List<Reader> readers = new ArrayList<>(ServiceLoader.load(Reader.class).stream().map(ServiceLoader.Provider::get).toList());
    readers.add(new Failing("fails-to-recognise", true));
    readers.add(new Failing("fails-to-read", false));
    Ingest ingest = new Ingest(readers, Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);
    Ingest.SourceFacts broken = ingest.read(Source.of("a.txt", "FAIL\nIt crashed.".getBytes(StandardCharsets.UTF_8)));
    Ingest.SourceFacts sound = ingest.read(Source.of("b.txt", "It crashed.".getBytes(StandardCharsets.UTF_8)));

    assertThat(broken.problems()).filteredOn(p -> p.id().equals("reader-failed")).extracting(p -> p.values().getFirst())
        .contains("fails-to-recognise", "fails-to-read");
    assertThat(sound.facts()).hasSize(1).first().isInstanceOf(Claim.class);
  }

  private record Failing(String format, boolean early) implements Reader {

    @Override
    public int recognise(Head head) {
      if (early) {
        throw new IllegalStateException("made for this test");
      }
      return head.startsWith("FAIL") ? CERTAIN : 0;
    }

    @Override
    public void read(Source source, Reading reading) {
      throw new IllegalStateException("made for this test");
    }
  }
}
