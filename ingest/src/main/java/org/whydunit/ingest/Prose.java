package org.whydunit.ingest;

import java.util.regex.Pattern;

/** Tells a person's line from a program's, between outputs of programs: a guess that only pasted texts need. */
final class Prose {

  private static final int LEAST_WORDS = 3;
  private static final int LEAST_IDEOGRAPHS = 4;

  /** A word of a sentence: lower case, perhaps with an ending that shortens another. */
  private static final Pattern WORD = Pattern.compile("(?:^|(?<=[\\s(\"']))\\p{Ll}{2,20}(?:['’]\\p{Ll}{1,2})?(?=[\\s,.;:!?)\"']|$)");

  /** {@code antivirus: …}, as a form asks for it; a program's labels start with a capital or hold signs. */
  private static final Pattern LABEL = Pattern.compile("\\p{Ll}[\\p{Ll} ]{2,30}: \\S.*");

  private Prose() {}

  static boolean is(String line) {
    return LABEL.matcher(line).matches()
        || line.codePoints().filter(Character::isIdeographic).limit(LEAST_IDEOGRAPHS).count() == LEAST_IDEOGRAPHS
        || WORD.matcher(line.length() > 2_000 ? line.substring(0, 2_000) : line).results().limit(LEAST_WORDS).count() == LEAST_WORDS;
  }
}
