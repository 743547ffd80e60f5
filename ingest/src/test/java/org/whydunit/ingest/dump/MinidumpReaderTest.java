package org.whydunit.ingest.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.StackFrame;

class MinidumpReaderTest {

  @ParameterizedTest
  @CsvSource({
    "user-null_read_av.dmp,           crashme.exe,   crashme.exe,            C0000005, a6cd,  crash,  7600",
    "user-write_av_non_null.dmp,      crashme.exe,   crashme.exe,            C0000005, 1097,  crash,  7600",
    "user-stack_exhaustion.dmp,       crashme.exe,   crashme.exe,            C00000FD, a637,  crash,  7600",
    "user-rm-test.dmp,                test_app.exe,  test_app.exe,           C0000005, 429e,  crash,  2600",
    "user-thread_name_list.dmp,       allocer32.exe, allocer32.exe,          C0000005, 15fd,  crash,  17763",
    "user-tiny-exe-fastfail.dmp,      tiny.exe,      tiny.exe,               C0000409, 1af42, crash,  19042",
    "user-linux_null_dereference.dmp, driver,        driver,                 B,        1f26,  signal, 3.13.0-53-generic",
    "user-rm-simple-crashpad.dmp,     crashy,        libsystem_kernel.dylib, 0,        733a,  signal, 10.15.7"
  })
  void readsRealMinidumps(
      String file, String process, String module, String code, String offset, String kind, String build)
      throws IOException {
    Reading reading = Dumps.read(Samples.dump(file));
    assertThat(reading.problems()).isEmpty();
    assertThat(Dumps.facts(reading, AppCrash.class))
        .extracting(
            AppCrash::process,
            AppCrash::module,
            c -> Long.toHexString(c.exception()).toUpperCase(Locale.ROOT),
            c -> Long.toHexString(c.offset()),
            AppCrash::kind)
        .containsExactly(tuple(process, module, code, offset, kind));
    assertThat(Dumps.facts(reading, Machine.class)).extracting(Machine::build).containsExactly(build);
    List<StackFrame> frames = Dumps.facts(reading, StackFrame.class);
    assertThat(frames).hasSizeBetween(2, 200);
    assertThat(frames.getFirst().exact()).isTrue();
    assertThat(frames.subList(1, frames.size())).noneMatch(StackFrame::exact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-rm-invalid-range.dmp", "user-rm-invalid-record-count.dmp"})
  void reportsTheFaultsOfMalformedFiles(String file) throws IOException {
    Reading reading = Dumps.read(Samples.dump(file));
    assertThat(reading.facts()).isEmpty();
    assertThat(Dumps.problems(reading)).contains("dump/stream-outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-linux_null_dereference.dmp", "user-thread_name_list.dmp", "user-rm-simple-crashpad.dmp"})
  void keepsWhatCameBeforeACut(String file) throws IOException {
    byte[] dump = Files.readAllBytes(Samples.dump(file));
    for (int cut = 4; cut < dump.length; cut += 97) {
      Reading reading = Dumps.read("cut.dmp", Arrays.copyOf(dump, cut));
      int length = cut;
      assertThat(reading.facts()).allMatch(f -> f.origin().position() < length);
      assertThat(reading.problems()).isNotEmpty().allMatch(p -> p.origin().position() <= length);
    }
  }

  @Test
  void readsAProgramOf64BitsAndOf32Bits() {
    for (boolean wide : new boolean[] {true, false}) {
      Reading reading = Dumps.read("app.dmp", story(wide).bytes());
      assertThat(reading.problems()).isEmpty();
      assertThat(Dumps.facts(reading, AppCrash.class))
          .containsExactly(
              new AppCrash(
                  "Editor.exe", "Plugin.dll", 0xC0000005L, 0x1500L, "crash", Instant.ofEpochSecond(1_700_000_000),
                  Dumps.facts(reading, AppCrash.class).getFirst().origin()));
      assertThat(Dumps.facts(reading, StackFrame.class))
          .extracting(StackFrame::index, StackFrame::module, StackFrame::offset, StackFrame::exact)
          .containsExactly(tuple(0, "plugin", 0x1500L, true), tuple(1, "editor", 0x2222L, false));
    }
  }

  @Test
  void findsTheStackBehindManyThreadsAndPaddedLists() {
    Reading reading = Dumps.read("app.dmp", story(true).threads(900).padded().bytes());
    assertThat(Dumps.facts(reading, StackFrame.class)).hasSize(2);
    assertThat(Dumps.facts(reading, AppCrash.class).getFirst().module()).isEqualTo("Plugin.dll");
  }

  @Test
  void findsTheStackInTheMemoryOfAFullDump() {
    assertThat(Dumps.facts(Dumps.read("app.dmp", story(true).stackInMemory64().bytes()), StackFrame.class)).hasSize(2);
  }

  @Test
  void placesASignalByTheProgramCounterForItsAddressIsWhatWasAccessed() {
    MinidumpWriter dump = story(true).system(0x8201, "Linux 6.8.0-41-generic #41-Ubuntu SMP x86_64");
    Reading reading = Dumps.read("core.dmp", dump.exception(11, 0x8, 0x20001500L).bytes());
    AppCrash crash = Dumps.facts(reading, AppCrash.class).getFirst();
    assertThat(crash.kind()).isEqualTo("signal");
    assertThat(crash.exception()).isEqualTo(11);
    assertThat(crash.module()).isEqualTo("Plugin.dll");
    assertThat(crash.offset()).isEqualTo(0x1500);
    assertThat(Dumps.facts(reading, Machine.class).getFirst().build()).isEqualTo("6.8.0-41-generic");
  }

  @Test
  void givesNoCrashForADumpThatWasTakenOnDemand() {
    assertThat(Dumps.facts(Dumps.read("a.dmp", story(true).withoutException().bytes()), AppCrash.class)).isEmpty();
    byte[] asked = story(true).exception(0xFFFFFFFFL, 0, 0).bytes();
    assertThat(Dumps.facts(Dumps.read("a.dmp", asked), AppCrash.class)).isEmpty();
  }

  @Test
  void readsAsManyEntriesAsFitOfACountThatLies() {
    byte[] dump = story(true).bytes();
    ByteBuffer bytes = ByteBuffer.wrap(dump).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(bytes.getInt(0x48 + 2 * 12), 0x7FFFFFFF);
    Reading reading = Dumps.read("a.dmp", dump);
    assertThat(Dumps.problems(reading)).contains("dump/list-count");
    assertThat(Dumps.facts(reading, AppCrash.class).getFirst().process()).isEqualTo("Editor.exe");
  }

  @Property(tries = 500)
  void neverThrowsOnChangedBytes(
      @ForAll boolean wide,
      @ForAll boolean full,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 0xFFFF) Integer> places,
      @ForAll @Size(12) List<Integer> values) {
    MinidumpWriter story = full ? story(wide).stackInMemory64() : story(wide);
    byte[] dump = story.bytes();
    for (int i = 0; i < places.size(); i++) {
      int at = i % 2 == 0 ? places.get(i) % (dump.length - 4) : places.get(i) % 0x80;
      ByteBuffer.wrap(dump).putInt(at, values.get(i));
    }
    Reading reading = new Reading(
        Source.of("a.dmp", dump),
        Interest.everything(),
        ZoneOffset.UTC);
    new MinidumpReader().read(Source.of("a.dmp", dump), reading);
    assertThat(reading.facts()).allMatch(f -> f.origin().position() < dump.length);
    reading.problems().forEach(p -> assertThat(p.message(Locale.ENGLISH)).isNotBlank());
  }

  static MinidumpWriter story(boolean wide) {
    return new MinidumpWriter(wide)
        .image("C:\\Program Files\\Example\\Editor.exe", 0x10000000L, 0x8000)
        .image("C:\\Program Files\\Example\\Plugin.dll", 0x20000000L, 0x8000)
        .exception(0xC0000005L, 0x20001500L, 0x20001500L)
        .stack(0, 5, 0x10002222L, 0x10000010L, 0x30000000L);
  }
}
