package org.whydunit.rules.join;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Origin;

/** Joins what several sources say of one stop. */
final class CrashJoin {

  /** Events of a stop are written at the next start: minutes later, hours after a machine that stayed off. */
  private static final Duration SAME_CRASH = Duration.ofHours(2);

  /** A piece of a debugger's output that does not say of which stop it is. */
  private static final long CODE_UNKNOWN = 0;

  /** A stop and every place that tells of it. */
  static final class Group {
    private BugCheck crash;
    private final List<Origin> origins = new ArrayList<>();

    private Group(BugCheck crash) {
      this.crash = crash;
      origins.add(crash.origin());
    }

    BugCheck crash() {
      return crash;
    }

    List<Origin> origins() {
      return origins;
    }
  }

  /** Groups in order of time, those without time last, each in order of its first source. */
  List<Group> join(List<BugCheck> told) {
    List<Group> groups = new ArrayList<>();
    told.stream()
        .sorted(Comparator.comparing((BugCheck c) -> -detail(c)).thenComparing(BugCheck::origin))
        .forEach(c -> add(c, groups));
    groups.sort(
        Comparator.comparing((Group g) -> g.crash.time(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(g -> g.crash.origin()));
    return groups;
  }

  private static void add(BugCheck crash, List<Group> groups) {
    for (Group group : groups) {
      if (same(group, crash)) {
        group.crash = merge(group.crash, crash);
        group.origins.add(crash.origin());
        return;
      }
    }
    groups.add(new Group(crash));
  }

  private static boolean same(Group group, BugCheck other) {
    BugCheck one = group.crash;
    if (one.code() == CODE_UNKNOWN || other.code() == CODE_UNKNOWN) {
      return one.code() != other.code() && agreeText(one.module(), other.module()) && near(one.time(), other.time());
    }
    boolean sameCode = one.code() == other.code() && one.live() == other.live();
    boolean agree =
        IntStream.rangeClosed(1, 4).allMatch(n -> agree(one.parameter(n), other.parameter(n)))
            && near(one.time(), other.time())
            && agreeText(one.dump(), other.dump());
    boolean equalParameters = one.p2() != null && IntStream.rangeClosed(1, 4).allMatch(n -> Objects.equals(one.parameter(n), other.parameter(n)));
    return sameCode && agree && (equalParameters || !sameKindOfSource(group, other));
  }

  /** Two reports of one tool in two files are two stops, unless their parameters are equal. */
  private static boolean sameKindOfSource(Group group, BugCheck other) {
    return group.origins.stream()
        .anyMatch(o -> !o.source().equals(other.origin().source()) && stem(o.source()).equals(stem(other.origin().source())))
        || group.origins.stream().anyMatch(o -> o.source().equals(other.origin().source()));
  }

  private static String stem(String source) {
    return source.substring(source.lastIndexOf('/') + 1).replaceAll("[\\d_-]+", "").toLowerCase(Locale.ROOT);
  }

  private static boolean agree(Long one, Long other) {
    return one == null || other == null || one.longValue() == other.longValue();
  }

  private static boolean agreeText(String one, String other) {
    return one.isEmpty() || other.isEmpty() || name(one).equalsIgnoreCase(name(other)) || isDefaultDump(one) || isDefaultDump(other);
  }

  private static boolean isDefaultDump(String path) {
    return name(path).equalsIgnoreCase("MEMORY.DMP");
  }

  private static String name(String path) {
    return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
  }

  private static boolean near(Instant one, Instant other) {
    return one == null || other == null || Duration.between(one, other).abs().compareTo(SAME_CRASH) <= 0;
  }

  private static int detail(BugCheck crash) {
    return crash.code() == CODE_UNKNOWN ? -1 : crash.stack().size() * 4 + (crash.p1() == null ? 0 : 2) + (crash.module().isEmpty() ? 0 : 1);
  }

  private static BugCheck merge(BugCheck one, BugCheck other) {
    return new BugCheck(
        one.code() == CODE_UNKNOWN ? other.code() : one.code(),
        one.code() == CODE_UNKNOWN ? other.name() : text(one.name(), other.name()),
        first(one.p1(), other.p1()),
        first(one.p2(), other.p2()),
        first(one.p3(), other.p3()),
        first(one.p4(), other.p4()),
        first(one.time(), other.time()),
        text(one.process(), other.process()),
        text(one.module(), other.module()),
        text(one.symbol(), other.symbol()),
        text(one.bucket(), other.bucket()),
        first(one.uptime(), other.uptime()),
        text(one.dump(), other.dump()),
        one.live(),
        one.stack().isEmpty() ? other.stack() : one.stack(),
        one.origin());
  }

  private static <T> T first(T one, T other) {
    return one != null ? one : other;
  }

  private static String text(String one, String other) {
    return one.isEmpty() ? other : one;
  }
}
