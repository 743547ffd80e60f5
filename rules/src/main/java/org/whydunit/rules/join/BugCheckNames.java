package org.whydunit.rules.join;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/** {@code reference/bug-checks.tsv}: names of codes, and codes of names. */
final class BugCheckNames {

  /** Set in the code of a minidump for some stops; the stop itself is the code without it. */
  private static final long MINIDUMP_FLAG = 0x1000_0000L;

  private static final Pattern WORD = Pattern.compile("\\b(0x[0-9A-Fa-f]{1,8}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,})\\b");

  private final Map<Long, String> names = new HashMap<>();
  private final Map<String, Long> codes = new HashMap<>();
  private final Set<Long> live = new HashSet<>();

  BugCheckNames(Reference reference) {
    for (Row row : reference.table("bug-checks").rows()) {
      long code = Long.decode(row.get("code"));
      names.putIfAbsent(code, row.get("name"));
      codes.putIfAbsent(row.get("name"), code);
      if (row.get("kind").equals("live-dump")) {
        live.add(code);
      }
      for (String alias : row.get("aliases").split("[,;|] *")) {
        codes.putIfAbsent(alias.strip().toUpperCase(Locale.ROOT), code);
      }
    }
    codes.remove("");
  }

  /** The stop's standard name; the one that the source prints where the table has none. */
  String name(BugCheck crash) {
    String known = crash.code() == 0 ? "" : names.get(crash.code());
    return known == null || known.isEmpty() ? crash.name() : known;
  }

  /** True for a code that is only ever written as a live dump: the machine goes on. */
  boolean isLive(long code) {
    return live.contains(code);
  }

  /** Code without the minidump flag. */
  long plain(long code) {
    return !names.containsKey(code) && names.containsKey(code & ~MINIDUMP_FLAG) ? code & ~MINIDUMP_FLAG : code;
  }

  /** The first stop code that a text names, as number or as name; {@code null} when it names none. */
  Long in(String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      Long code = codes.get(word.group());
      if (code == null && word.group().startsWith("0x")) {
        long number = plain(Long.decode(word.group()));
        code = names.containsKey(number) ? number : null;
      }
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  /** The text without the names of stops. */
  String without(String text) {
    return WORD.matcher(text).replaceAll(word -> codes.containsKey(word.group()) ? " " : Matcher.quoteReplacement(word.group()));
  }

  /** The first stop name that a text spells out; {@code null} when it spells none. */
  Long named(String text) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      Long code = codes.get(word.group());
      if (code != null) {
        return code;
      }
    }
    return null;
  }
}
