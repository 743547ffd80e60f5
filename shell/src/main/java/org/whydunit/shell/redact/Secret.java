package org.whydunit.shell.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way that a secret looks.
 *
 * @param type word of its placeholder
 * @param isName true when the same word is secret wherever it stands
 * @param pattern what it looks like; the group {@code s}, if there is one, is the secret
 */
record Secret(String type, boolean isName, Pattern pattern) {

  static List<Secret> all() {
    return resource("secrets.tsv").lines()
        .filter(l -> !l.startsWith("#"))
        .skip(1)
        .map(l -> l.split("\t"))
        .map(c -> new Secret(c[0], c[1].equals("name"), Pattern.compile(c[2])))
        .toList();
  }

  static String resource(String name) {
    try (InputStream in = Secret.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the secret of a match begins and ends. */
  int[] span(Matcher match) {
    boolean part = pattern.namedGroups().containsKey("s");
    return part ? new int[] {match.start("s"), match.end("s")} : new int[] {match.start(), match.end()};
  }
}
