package org.whydunit.knowledge.cases;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a crash is recognised by. All sets may be empty.
 *
 * @param codes stop codes in one form, as in {@code 0x000000D1}
 * @param buckets failure buckets
 * @param drivers driver file names
 * @param rules ids of the rules that fired
 * @param changes what was changed before, as in {@code driver rtwlane.sys}
 */
public record Features(Set<String> codes, Set<String> buckets, Set<String> drivers, Set<String> rules,
    Set<String> changes) {
  public static final Features NONE = new Features(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public Features {
    codes = new TreeSet<>(codes);
    buckets = new TreeSet<>(buckets);
    drivers = new TreeSet<>(drivers);
    rules = new TreeSet<>(rules);
    changes = changes == null ? new TreeSet<>() : new TreeSet<>(changes);
  }

  /** Without changes. */
  public Features(Set<String> codes, Set<String> buckets, Set<String> drivers, Set<String> rules) {
    this(codes, buckets, drivers, rules, Set.of());
  }
}
