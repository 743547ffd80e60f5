package org.whydunit.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Finds the signatures whose literal a line holds in one walk over the line, however many signatures there are. */
final class SignatureIndex {

  /** Literals are told apart by so many characters at their start; a shorter one is searched for by itself. */
  private static final int START = 3;

  /** A power of two, some ten times the number of signatures, so that most places of a line meet an empty bucket. */
  private static final int BUCKETS = 4096;

  private final List<Signature> signatures;
  private final int[][] buckets = new int[BUCKETS][];
  private final List<Integer> brief = new ArrayList<>();

  SignatureIndex(List<Signature> signatures) {
    this.signatures = signatures;
    for (int i = 0; i < signatures.size(); i++) {
      String literal = signatures.get(i).literal();
      if (literal.length() < START) {
        brief.add(i);
        continue;
      }
      int bucket = bucket(literal.charAt(0), literal.charAt(1), literal.charAt(2));
      int[] before = buckets[bucket] == null ? new int[0] : buckets[bucket];
      buckets[bucket] = Arrays.copyOf(before, before.length + 1);
      buckets[bucket][before.length] = i;
    }
  }

  /** In the order of the signatures. */
  List<Signature> in(String lower) {
    BitSet found = new BitSet();
    char[] line = lower.toCharArray();
    for (int at = 0; at + START <= line.length; at++) {
      int[] candidates = buckets[bucket(line[at], line[at + 1], line[at + 2])];
      if (candidates != null) {
        for (int i : candidates) {
          if (lower.startsWith(signatures.get(i).literal(), at)) {
            found.set(i);
          }
        }
      }
    }
    for (int i : brief) {
      if (lower.contains(signatures.get(i).literal())) {
        found.set(i);
      }
    }
    return found.isEmpty() ? List.of() : found.stream().mapToObj(signatures::get).toList();
  }

  private static int bucket(char first, char second, char third) {
    int mixed = (first * 31 + second) * 31 + third;
    return (mixed ^ mixed >>> 12) & BUCKETS - 1;
  }
}
