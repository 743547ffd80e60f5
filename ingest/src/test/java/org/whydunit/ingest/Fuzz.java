package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

/**
 * Feeds a reader with damaged variants of sound files. Each input follows from its number alone, so that a find is
 * replayed by that number. {@code -Dwhydunit.fuzz.seconds=600} runs as long for each reader, {@code
 * -Dwhydunit.fuzz.inputs=1000000} ends after so many, and {@code -Dwhydunit.fuzz.from=N} starts at another number. A
 * reader's time is its thread's, so that a busy machine makes no find.
 */
public final class Fuzz {

  private static final long MOST_NANOS = 1_000_000_000L;
  private static final long MOST_BYTES = 64L << 20;
  private static final double SECONDS = Double.parseDouble(System.getProperty("whydunit.fuzz.seconds", "1"));
  private static final long FROM = Long.getLong("whydunit.fuzz.from", 1);
  private static final long INPUTS = Long.getLong("whydunit.fuzz.inputs", Long.MAX_VALUE - FROM);
  private static final int[] AWKWARD = {0, 1, -1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0xFFFF, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE};
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Reader reader;
  private final List<byte[]> sound;
  private long slowest;
  private long most;

  public Fuzz(Reader reader, List<byte[]> sound) {
    this.reader = reader;
    this.sound = sound;
  }

  /** Runs as long as asked for; fails with the number of the first input that the reader does not survive. */
  public void run() {
    long started = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long end = started + (long) (SECONDS * 1e9);
    long number = FROM;
    for (; System.nanoTime() < end && number - FROM < INPUTS; number++) {
      replay(number);
    }
    System.out.printf(
        "fuzz %s: %d inputs in %.0f s, %.0f s of processor, slowest %.1f ms, most allocated %.1f MB, no find%n",
        reader.format(), number - FROM, (System.nanoTime() - started) / 1e9, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9,
        slowest / 1e6, most / 1e6);
  }

  /** Feeds the input of a number. */
  public void replay(long number) {
    byte[] input = input(number);
    Source source = Source.of("input.bin", input);
    Reading reading = new Reading(source, Interest.everything(), ZoneOffset.UTC);
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long started = THREADS.getCurrentThreadCpuTime();
    try {
      reader.read(source, reading);
    } catch (Damage damage) {
      reading.problem(damage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      throw new AssertionError("input " + number, failure);
    }
    long took = THREADS.getCurrentThreadCpuTime() - started;
    long taken = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    slowest = Math.max(slowest, took);
    most = Math.max(most, taken);
    // A slow first call is the compiler's; what is slow twice is the reader's.
    if (took > MOST_NANOS) {
      assertThat(again(source)).as("nanoseconds of input %d", number).isLessThan(MOST_NANOS);
    }
    if (taken >= MOST_BYTES + 64L * input.length) {
      throw new AssertionError(taken + " bytes allocated for input " + number + " of " + input.length + " bytes");
    }
    for (Fact fact : reading.facts()) {
      if (fact.origin().unit() == Origin.Unit.OFFSET && fact.origin().position() > input.length) {
        throw new AssertionError("origin of input " + number + ": " + fact.origin());
      }
    }
  }

  private long again(Source source) {
    long started = THREADS.getCurrentThreadCpuTime();
    try {
      reader.read(source, new Reading(source, Interest.everything(), ZoneOffset.UTC));
    } catch (IOException | Damage damaged) {
      // Only the time counts here.
    }
    return THREADS.getCurrentThreadCpuTime() - started;
  }

  private byte[] input(long number) {
    Random random = new Random(number);
    random.nextInt();
    byte[] input = sound.get(random.nextInt(sound.size())).clone();
    for (int changes = 1 + random.nextInt(6); changes > 0 && input.length > 8; changes--) {
      input = changed(input, random);
    }
    return input;
  }

  private byte[] changed(byte[] input, Random random) {
    int at = at(input, random);
    switch (random.nextInt(9)) {
      case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> input[at] = (byte) random.nextInt();
      case 2, 3, 4 -> {
        int value = random.nextInt(4) == 0 ? random.nextInt(input.length + 16) : AWKWARD[random.nextInt(AWKWARD.length)];
        ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).putInt(Math.min(at & ~3, input.length - 4), value);
      }
      case 5 -> ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).putShort(Math.min(at & ~1, input.length - 2), (short) AWKWARD[random.nextInt(AWKWARD.length)]);
      case 6 -> {
        int length = random.nextInt(Math.min(512, input.length - at) + 1);
        System.arraycopy(input, random.nextInt(input.length - length + 1), input, at, length);
      }
      case 7 -> {
        byte[] other = sound.get(random.nextInt(sound.size()));
        int length = Math.min(random.nextInt(4096), Math.min(input.length - at, other.length - Math.min(at, other.length)));
        System.arraycopy(other, Math.min(at, other.length), input, at, length);
      }
      default -> {
        return random.nextInt(3) == 0 ? Arrays.copyOf(input, at + 1) : input;
      }
    }
    return input;
  }

  /** Headers, where the counts and offsets stand, are hit as often as all the rest. */
  private static int at(byte[] input, Random random) {
    return random.nextBoolean() ? random.nextInt(Math.min(input.length, 0x400)) : random.nextInt(input.length);
  }
}
