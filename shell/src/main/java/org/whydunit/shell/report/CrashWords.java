package org.whydunit.shell.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.rules.compare.CrashGroups;
import org.whydunit.rules.compare.CrashStory;
import org.whydunit.rules.compare.Suspect;
import org.whydunit.shell.Messages;

/** One story of many stops in the words of a language. */
public final class CrashWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final Messages messages;
  private final Locale language;

  public CrashWords(Messages messages, Locale language) {
    this.messages = messages;
    this.language = language;
  }

  /** How many stops there are, and of how many kinds. */
  public String sum(CrashStory story) {
    return messages.get(language, "compare-stops", story.groups().stops(), story.groups().groups().size());
  }

  /** How many stops of a group, which, what they blame and from when to when; without their places. */
  public String group(CrashGroups.Group group) {
    String blamed = group.module().isEmpty() ? group.bucket() : messages.get(language, "debugger-names", group.module());
    String code = " (0x" + group.code().replaceFirst("^0x0*", "") + ")";
    String span = span(group.crashes());
    return group.crashes().size() + " × " + group.name() + code + after(blamed) + after(span);
  }

  /** The groups, but for one of the odd stop alone, which is told by itself. */
  public static List<CrashGroups.Group> besidesTheOdd(CrashStory story) {
    return story.groups().groups().stream().filter(g -> story.odd() == null || g.crashes().size() > 1 || !g.crashes().contains(story.odd())).toList();
  }

  /** The stop that differs. */
  public String odd(BugCheck odd) {
    String time = odd.time() == null ? "" : MINUTE.format(odd.time()) + " ";
    String code = " (0x" + Long.toHexString(odd.code()).toUpperCase(Locale.ROOT) + ")";
    return messages.get(language, "compare-odd", time + odd.name() + code + (odd.module().isEmpty() ? "" : messages.get(language, "comma") + messages.get(language, "debugger-names", odd.module())));
  }

  /** The change before the first stop; without its place. */
  public String change(Suspect change) {
    return messages.get(language, "last-change", DAY.format(change.time()), change.subject(), messages.get(language, "change-" + change.kind()));
  }

  private String after(String words) {
    return words.isEmpty() ? "" : messages.get(language, "comma") + words;
  }

  private static String span(List<BugCheck> crashes) {
    List<Instant> times = crashes.stream().map(BugCheck::time).filter(Objects::nonNull).toList();
    if (times.isEmpty()) {
      return "";
    }
    String first = DAY.format(times.getFirst());
    String last = DAY.format(times.getLast());
    return first.equals(last) ? first : first + " – " + last;
  }
}
