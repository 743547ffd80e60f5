package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Register;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/**
 * Finds the addresses of a stop that are one bit away from sound ones, and leaves out what looks so for another reason.
 *
 * <p>A value that is impossible in one bit alone needs no witness. One that is possible needs a sound pointer of the same
 * stop near the value with the bit turned back; how near depends on the bit, since pointers into one region of memory
 * differ in low bits anyhow. Left out: fill patterns, addresses at the start of a page (a guard page, a buffer overrun),
 * addresses near the stack pointer (an overflow), and differences in the bits within a page (off by one).
 */
final class BitFlips {

  private static final long MEMORY_MANAGEMENT = 0x1A;
  private static final long ENTRIES_DIFFER = 0x403;
  private static final long ENTRY_CORRUPT = 0x41792;
  private static final int ADDRESS_BITS = 47;
  private static final int SIGN_BITS = 64 - ADDRESS_BITS;
  private static final int PAGE_BITS = 12;

  /** Below this a wild value is no explanation; a crash reporter that counts flips asks for as much. */
  private static final double UNLIKELY = 0.004;

  /** A wild value that is no kernel address is one in one bit: 17 of 2 to the power of 17. */
  private static final double WILD_CANONICAL = SIGN_BITS / (double) (1 << SIGN_BITS);

  /** An object and what belongs to it seldom reach further. */
  private static final long NEAR = 0x10000;

  /** An overflow of the stack ends within its guard pages, some tens of kilobytes below the pointer. */
  private static final long STACK = 0x20000;

  private final Map<Long, Map<Integer, String>> roles = new HashMap<>();
  private final Set<Long> poison = new HashSet<>();

  BitFlips(Reference reference) {
    for (Row row : reference.table("address-parameters").rows()) {
      roles.computeIfAbsent(Long.decode(row.get("code")), c -> new HashMap<>()).put(row.get("parameter").charAt(1) - '0', row.get("role"));
    }
    reference.table("poison-values").rows().forEach(row -> poison.add(Long.decode(row.get("value"))));
  }

  /** The most telling one of a stop. */
  Optional<BitFlip> in(BugCheck crash, List<Register> registers, Collection<Driver> drivers) {
    if (crash.code() == MEMORY_MANAGEMENT) {
      return pageTable(crash);
    }
    Optional<BitFlip> impossible =
        IntStream.rangeClosed(1, 4)
            .filter(n -> crash.parameter(n) != null && isNearlyCanonical(crash.parameter(n)))
            .mapToObj(n -> canonical("P" + n, crash.parameter(n), crash, List.of()))
            .findFirst();
    Map<Integer, String> own = roles.getOrDefault(crash.code(), Map.of());
    if (impossible.isPresent() || own.isEmpty()) {
      return impossible;
    }
    return registers.stream()
        .filter(r -> isNearlyCanonical(r.value()) && !isPattern(r.value()))
        .map(r -> canonical(r.name(), r.value(), crash, List.of(r)))
        .findFirst()
        .or(() -> own.keySet().stream().sorted()
            .filter(n -> crash.parameter(n) != null)
            .flatMap(n -> sound(n, own.get(n), crash, registers, drivers).stream())
            .findFirst());
  }

  private static Optional<BitFlip> pageTable(BugCheck crash) {
    if (crash.p1() == null || crash.p3() == null) {
      return Optional.empty();
    }
    boolean pair = crash.p1() == ENTRIES_DIFFER && crash.p4() != null;
    long difference = crash.p1() == ENTRY_CORRUPT ? crash.p3() : pair ? crash.p3() ^ crash.p4() : 0;
    return Long.bitCount(difference) == 1
        ? Optional.of(new BitFlip("page-table", "P3", shown(crash.p3(), crash.p3() ^ difference), 1.0 / Long.SIZE, crash, List.of()))
        : Optional.empty();
  }

  /** Only kernel addresses: small numbers of all kinds look like user addresses. */
  private boolean isNearlyCanonical(long value) {
    return Long.bitCount(value >>> ADDRESS_BITS) == SIGN_BITS - 1;
  }

  private static BitFlip canonical(String place, long value, BugCheck crash, List<Register> registers) {
    return new BitFlip("address", place, shown(value, value | -1L << ADDRESS_BITS), WILD_CANONICAL, crash, registers);
  }

  /** One byte, or one half of the value, again and again; a known fill; all bits but a few at one end. */
  private boolean isPattern(long value) {
    long low = value & 0xFFFF_FFFFL;
    boolean halves = value >>> 32 == low;
    return halves || poison.contains(low) || poison.contains(value >>> 32) || (value & value + 1) == 0 || Long.bitCount(value) >= Long.SIZE - 2;
  }

  private Optional<BitFlip> sound(int n, String role, BugCheck crash, List<Register> registers, Collection<Driver> drivers) {
    long value = crash.parameter(n);
    boolean kernel = value >>> ADDRESS_BITS == -1L >>> ADDRESS_BITS;
    if (!kernel || isPattern(value) || (value & (1L << PAGE_BITS) - 1) == 0) {
      return Optional.empty();
    }
    return role.equals("instruction") ? code(n, value, crash, drivers) : data(n, value, crash, registers);
  }

  private Optional<BitFlip> data(int n, long value, BugCheck crash, List<Register> registers) {
    if (registers.stream().anyMatch(r -> r.name().equals("rsp") && Math.abs(r.value() - value) < STACK)) {
      return Optional.empty();
    }
    // What lies near the value holds the value itself, or the start of the object that it points into.
    List<Register> sound =
        registers.stream()
            .filter(r -> r.value() >>> ADDRESS_BITS == -1L >>> ADDRESS_BITS && Math.abs(r.value() - value) >= NEAR)
            .toList();
    BitFlip best = null;
    for (int bit = PAGE_BITS; bit < ADDRESS_BITS; bit++) {
      for (Register r : sound) {
        double chance = sound.size() * chance(Math.abs((value ^ 1L << bit) - r.value()), bit);
        if (chance < UNLIKELY && (best == null || chance < best.chance())) {
          List<Register> both = new ArrayList<>(registers.stream().filter(x -> x.value() == value).toList());
          both.add(r);
          best = new BitFlip("sound", "P" + n, shown(value, value ^ 1L << bit), chance, crash, both);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Two pointers of one region that lie this bit apart at random come so near each other with the bit turned back. */
  private static double chance(long distance, int bit) {
    return 4.0 * Math.max(Long.BYTES, distance) / (1L << bit);
  }

  /** An instruction outside of all modules that one bit brings back into one. */
  private Optional<BitFlip> code(int n, long value, BugCheck crash, Collection<Driver> drivers) {
    List<Driver> modules = drivers.stream().filter(d -> d.base() != null && d.bytes() != null && d.bytes() > 0).toList();
    if (modules.isEmpty() || modules.stream().anyMatch(d -> Math.abs(value - d.base()) < NEAR || holds(d, value))) {
      return Optional.empty();
    }
    double covered = modules.stream().mapToDouble(Driver::bytes).sum();
    return IntStream.range(PAGE_BITS, ADDRESS_BITS)
        .filter(bit -> covered / (1L << bit) < UNLIKELY && modules.stream().anyMatch(d -> holds(d, value ^ 1L << bit)))
        .mapToObj(bit -> new BitFlip("sound", "P" + n, shown(value, value ^ 1L << bit), covered / (1L << bit), crash, List.of()))
        .findFirst();
  }

  private static boolean holds(Driver driver, long value) {
    return value - driver.base() >= 0 && value - driver.base() < driver.bytes();
  }

  private static String shown(long value, long sound) {
    return "0x%016X, not 0x%016X (bit %d)".formatted(value, sound, Long.numberOfTrailingZeros(value ^ sound));
  }
}
