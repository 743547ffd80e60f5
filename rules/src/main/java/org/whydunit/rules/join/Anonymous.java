package org.whydunit.rules.join;

import java.util.regex.Pattern;

/** Words without what only says whose machine it is, so that a redacted bundle gets the same answer. */
final class Anonymous {

  /** What redaction puts in place of a name, or of the address in {@code ip-10-0-0-7}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("(?:\\b\\w{1,12}-)?\\[[a-z]{2,12}-\\d{1,6}\\]");

  /** Folders before a file, and a domain before an account. */
  private static final Pattern FOLDERS = Pattern.compile("[^\\s\\\\/]{0,64}[\\\\/]");

  private static final Pattern ADDRESS =
      Pattern.compile("\\S{1,64}@\\S{1,64}|\\b[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,4}\\.(?:local|corp|internal|lan|net|com|org|example|home)\\b");

  /** Names of computers, serial numbers, keys and addresses: groups of capitals and digits, or of hexadecimal digits; an initial before a name. */
  private static final Pattern GROUPS =
      Pattern.compile("\\b[A-Z0-9]{1,40}(?:-[A-Z0-9]{1,40}){1,8}\\b|\\b[0-9A-Fa-f]{1,4}(?:[:.][0-9A-Fa-f]{0,4}){3,7}\\b|\\b\\w{1,12}-\\d{1,12}(?:-\\d{1,12}){0,4}\\b|\\b\\p{L}\\.\\p{L}{2,40}\\b");

  private static final Pattern SECRET =
      Pattern.compile("(?i)\\b(?<label>(?:password|passwd|pwd|passphrase|secret|token|key)\\s{0,3}[=:]|basic |bearer )\\s{0,3}\\S{4,300}");

  private Anonymous() {}

  static String text(String text) {
    // Placeholders last: a folder or an address is one, whether parts of it are replaced already or not.
    String near = ADDRESS.matcher(FOLDERS.matcher(text).replaceAll(" ")).replaceAll(" ");
    String plain = PLACEHOLDER.matcher(SECRET.matcher(near).replaceAll("${label} ")).replaceAll(" ");
    return GROUPS.matcher(plain).replaceAll(" ");
  }
}
