package org.whydunit.rules.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.search.PatternIndex;

/** How many flipped bits are found, and how many are seen where none was: in a debugger's words and in a real small dump. */
class BitFlipTest {

  private static final Knowledge KNOWLEDGE = Knowledge.load();

  private static final int STOPS = 1000;
  private static final int PAGE = 12;

  private static Join join;

  @BeforeAll
  static void load() {
    join = new Join(KNOWLEDGE.reference(), new PatternIndex(KNOWLEDGE));
  }

  /** Pointers of a stop at random, in the regions where Windows 10 puts pool, stacks and drivers. */
  private static final class Stop {
    final Random random;
    final long object;
    final long other;
    final long stack;
    final long code;
    long failed;

    Stop(Random random) {
      this.random = random;
      this.object = 0xFFFF8000_00000000L | random.nextLong(1L << 46) & ~0xFL;
      this.other = object + (random.nextLong(1L << 34) & ~0xFL);
      this.stack = 0xFFFFA000_00000000L | random.nextLong(1L << 40) & ~0x7L;
      this.code = 0xFFFFF800_00000000L | random.nextLong(1L << 32);
      this.failed = field();
    }

    long field() {
      return object + 8 * (1 + random.nextInt(32));
    }

    /** As the debugger prints it; the object is known to rcx or rdx, the value that failed to rbx. */
    String text() {
      return """
          PAGE_FAULT_IN_NONPAGED_AREA (50)
          Arguments:
          Arg1: %016x, memory referenced.
          Arg2: 0000000000000000, value 0 = read operation, 1 = write operation.
          Arg3: %016x, If non-zero, the instruction address which referenced the bad memory
          Arg4: 0000000000000002, (reserved)

          TRAP_FRAME:  %016x -- (.trap 0x%016x)
          rax=%016x rbx=%016x rcx=%016x
          rdx=0000000000000002 rsi=%016x rdi=0000000000000000
          rip=%016x rsp=%016x rbp=%016x
           r8=0000000000000000  r9=%016x r10=%016x
          """
          .formatted(failed, code, stack - 0x190, stack - 0x190, random.nextLong(0x10000), failed, object, other, code, stack, stack + 0x80, stack + 0x300, code & ~0xFFFL);
    }
  }

  /** What looks like a flipped bit and is none. */
  private enum Innocent {
    UNINITIALISED(s -> s.random.nextLong()),
    TEXT(s -> ascii(s.random)),
    FREED(s -> s.other + s.random.nextLong(1L << 28)),
    ANY_POOL(s -> 0xFFFF8000_00000000L | s.random.nextLong(1L << 46)),
    FILL(s -> 0xDEADBEEF_DEADBEEFL + 8L * s.random.nextInt(2)),
    FILL_OF_BYTES(s -> 0x0101010101010101L * s.random.nextInt(256)),
    GUARD_PAGE(s -> (s.object | (1L << PAGE + s.random.nextInt(8)) - 1) + 1),
    OFF_BY_ONE(s -> s.object + (s.random.nextBoolean() ? -1 : 1) * (1L << s.random.nextInt(PAGE))),
    STACK_OVERFLOW(s -> s.stack - s.random.nextInt(0x10000)),
    NULL_AND_OFFSET(s -> s.random.nextLong(0x1000)),
    SMALL_NEGATIVE(s -> -1L - s.random.nextLong(0x1000)),
    USER_POINTER(s -> 0x7FF0_00000000L | s.random.nextLong(1L << 32));

    private final Function<Stop, Long> value;

    Innocent(Function<Stop, Long> value) {
      this.value = value;
    }

    private static long ascii(Random random) {
      long text = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        text = text << 8 | 0x20 + random.nextInt(0x5F);
      }
      return text;
    }
  }

  @Test
  void findsSevenOfTenFlippedBits() {
    Random random = new Random(64);
    int found = 0;
    for (int i = 0; i < STOPS; i++) {
      Stop stop = new Stop(random);
      stop.failed = stop.field() ^ 1L << PAGE + random.nextInt(Long.SIZE - PAGE);
      found += isFound("analyze.txt", stop.text().getBytes(StandardCharsets.US_ASCII)) ? 1 : 0;
    }
    System.out.println("flipped bits found in a debugger's words: " + found + " of " + STOPS);
    assertThat(found).isGreaterThanOrEqualTo(STOPS * 70 / 100);
  }

  @ParameterizedTest
  @EnumSource(Innocent.class)
  void seesHardlyAnyWhereNoneWas(Innocent innocent) {
    Random random = new Random(64);
    int found = 0;
    for (int i = 0; i < STOPS; i++) {
      Stop stop = new Stop(random);
      stop.failed = innocent.value.apply(stop);
      found += isFound("analyze.txt", stop.text().getBytes(StandardCharsets.US_ASCII)) ? 1 : 0;
    }
    System.out.println("seen in " + innocent + ": " + found + " of " + STOPS);
    assertThat(found).isLessThanOrEqualTo(STOPS * 2 / 100);
  }

  @Test
  void findsThemInARealSmallDumpAndNoneInItAsItIs() throws IOException {
    byte[] dump = Files.readAllBytes(sample("kernel-triage-x64.dmp"));
    assertThat(isFound("a.dmp", dump)).isFalse();
    Random random = new Random(64);
    int found = 0;
    int seen = 0;
    for (int i = 0; i < 100; i++) {
      Stop stop = new Stop(random);
      stop.failed = stop.field() ^ 1L << PAGE + random.nextInt(Long.SIZE - PAGE);
      found += isFound("a.dmp", with(stop, dump)) ? 1 : 0;
      stop.failed = Innocent.FREED.value.apply(stop);
      seen += isFound("a.dmp", with(stop, dump)) ? 1 : 0;
    }
    System.out.println("flipped bits found in a small dump: " + found + " of 100; seen in freed memory: " + seen);
    assertThat(found).isGreaterThanOrEqualTo(70);
    assertThat(seen).isLessThanOrEqualTo(2);
  }

  /** The dump with another stop: 0x38 code, 0x40 parameters, 0x348 CONTEXT with rcx at 0x80, rbx at 0x90, rsi at 0xA8. */
  private static byte[] with(Stop stop, byte[] dump) {
    ByteBuffer changed = ByteBuffer.wrap(dump.clone()).order(ByteOrder.LITTLE_ENDIAN);
    changed.putInt(0x38, 0x50).putLong(0x40, stop.failed).putLong(0x48, 0).putLong(0x50, stop.code).putLong(0x58, 2);
    changed.putLong(0x348 + 0x80, stop.object).putLong(0x348 + 0x90, stop.failed).putLong(0x348 + 0xA8, stop.other);
    return changed.array();
  }

  private static boolean isFound(String name, byte[] content) {
    Ingest ingest = new Ingest(new Interest(null, List.of()), ZoneOffset.UTC, Limits.DEFAULT);
    List<Fact> facts = ingest.read(Source.of(name, content)).facts();
    return join.join(facts).facts().stream().anyMatch(BitFlip.class::isInstance);
  }

  private static Path sample(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared").resolve("samples").resolve("dumps").resolve(name);
      if (Files.exists(found)) {
        return found;
      }
    }
    assumeTrue(false, "skipped: no sample " + name.toLowerCase(Locale.ROOT));
    return null;
  }
}
