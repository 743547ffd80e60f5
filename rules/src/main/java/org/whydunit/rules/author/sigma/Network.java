package org.whydunit.rules.author.sigma;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A network as in {@code 172.16.0.0/12}, as a pattern that the texts of its addresses match. */
final class Network {

  private Network() {}

  /**
   * The pattern.
   *
   * @throws Inexpressible when the text is no network, or of IPv6 and its prefix ends behind the first group: what follows
   *     can be written in several ways
   */
  static String pattern(String network) {
    String[] parts = network.split("/");
    if (parts.length == 2 && parts[1].matches("\\d{1,3}")) {
      int bits = Integer.parseInt(parts[1]);
      if (parts[0].matches("\\d{1,3}(\\.\\d{1,3}){3}") && bits <= 32) {
        return four(parts[0].split("\\."), bits);
      }
      if (bits == 128) {
        return "(?i)" + parts[0].replace(".", "\\.");
      }
      if (parts[0].matches("(?i)[0-9a-f]{4}::") && bits <= 16) {
        return "(?i)" + digits(parts[0], bits) + ":.*";
      }
    }
    throw new Inexpressible("the network " + network);
  }

  private static String four(String[] numbers, int bits) {
    String whole = Arrays.stream(numbers).limit(bits / 8).collect(Collectors.joining("\\."));
    if (bits % 8 == 0) {
      return whole + (bits == 32 ? "" : bits == 0 ? ".*" : "\\..*");
    }
    return (bits < 8 ? "" : whole + "\\.") + "(" + range(Integer.parseInt(numbers[bits / 8]), 8 - bits % 8, "%d") + ")" + (bits > 24 ? "" : "\\..*");
  }

  /** The four digits of a first group, each with all values that its free bits give. */
  private static String digits(String group, int bits) {
    return IntStream.range(0, 4)
        .mapToObj(i -> "[" + range(Character.digit(group.charAt(i), 16), Math.clamp(4L * (i + 1) - bits, 0, 4), "%x").replace("|", "") + "]")
        .collect(Collectors.joining());
  }

  /** All numbers whose lowest bits are free. */
  private static String range(int first, int free, String format) {
    int from = first >> free << free;
    return IntStream.range(from, from + (1 << free)).mapToObj(format::formatted).collect(Collectors.joining("|"));
  }
}
