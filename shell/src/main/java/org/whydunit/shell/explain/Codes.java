package org.whydunit.shell.explain;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers as people write them. */
final class Codes {

  private static final Pattern HEX = Pattern.compile("(?i)(?:0x)?[0-9a-f]{1,8}(?:`?[0-9a-f]{8})?h?");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,19}");

  private Codes() {}

  /** What the word may stand for, likeliest first, each as {@code 0x%08X}; empty when it is no number. */
  static Set<String> readings(String word) {
    Set<String> readings = new LinkedHashSet<>();
    String plain = word.replace("`", "").replace("'", "");
    if (HEX.matcher(word).matches() && plain.chars().anyMatch(Character::isDigit) || word.matches("(?i)[c-f][0-9a-f]")) {
      hex(plain).ifPresent(readings::add);
    }
    if (DECIMAL.matcher(word).matches()) {
      decimal(word).ifPresent(readings::add);
    }
    return readings;
  }

  private static Optional<String> hex(String plain) {
    String digits = plain.toLowerCase(Locale.ROOT).replaceFirst("^0x", "").replaceFirst("h$", "");
    return digits.isEmpty() ? Optional.empty() : code(Long.parseUnsignedLong(digits, 16));
  }

  /** Event logs and task lists print codes as decimals, statuses even as negative ones. */
  private static Optional<String> decimal(String word) {
    try {
      return code(Long.parseLong(word));
    } catch (NumberFormatException tooLong) {
      return Optional.empty();
    }
  }

  /** Thirty-two bits; a status that a register extended by its sign loses the upper half. */
  private static Optional<String> code(long value) {
    long upper = value >>> 32;
    boolean fits = upper == 0 || upper == 0xFFFFFFFFL && (value & 0x80000000L) != 0;
    return fits ? Optional.of("0x%08X".formatted(value & 0xFFFFFFFFL)) : Optional.empty();
  }
}
