package org.whydunit.rules.join;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.rules.Symptom;

/**
 * A value of a stop that differs in exactly one bit from one that could be right.
 *
 * @param parameter number of the bug check parameter that holds it
 * @param form {@code page-table}: of two page table entries that should be equal, or of one that should be zero
 *     (Microsoft, Bug Check 0x1A, values 0x403 and 0x41792); {@code address}: of an address whose upper 17 bits should
 *     be alike, as x64 asks ("canonical"); by chance one wild address in four thousand is so
 */
public record BitFlip(int parameter, String form, BugCheck crash) implements Symptom {

  private static final long MEMORY_MANAGEMENT = 0x1A;
  private static final long ENTRIES_DIFFER = 0x403;
  private static final long ENTRY_CORRUPT = 0x41792;
  private static final int ADDRESS_BITS = 47;
  private static final int SIGN_BITS = 64 - ADDRESS_BITS;

  @Override
  public List<?> restsOn() {
    return List.of(crash);
  }

  /** The first such value of a stop. */
  static Optional<BitFlip> in(BugCheck crash) {
    if (crash.code() == MEMORY_MANAGEMENT) {
      return pageTable(crash) ? Optional.of(new BitFlip(3, "page-table", crash)) : Optional.empty();
    }
    return IntStream.rangeClosed(1, 4)
        .filter(n -> crash.parameter(n) != null && isNearlyCanonical(crash.parameter(n)))
        .mapToObj(n -> new BitFlip(n, "address", crash))
        .findFirst();
  }

  private static boolean pageTable(BugCheck crash) {
    if (crash.p1() == null || crash.p3() == null) {
      return false;
    }
    long difference =
        crash.p1() == ENTRY_CORRUPT ? crash.p3() : crash.p1() == ENTRIES_DIFFER && crash.p4() != null ? crash.p3() ^ crash.p4() : 0;
    return Long.bitCount(difference) == 1;
  }

  /** Only kernel addresses: small numbers of all kinds look like user addresses. */
  private static boolean isNearlyCanonical(long value) {
    return Long.bitCount(value >>> ADDRESS_BITS) == SIGN_BITS - 1;
  }
}
