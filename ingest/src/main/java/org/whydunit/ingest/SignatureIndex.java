package org.whydunit.ingest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the signatures whose literal a line holds in one walk over the line, however many signatures there are. */
final class SignatureIndex {

  /** Literals are told apart by so many characters at their start; a shorter one is searched for by itself. */
  private static final int START = 3;

  /** A power of two, some ten times the number of signatures, so that most places of a line meet an empty bucket. */
  private static final int BUCKETS = 4096;

  private final List<Signature> signatures;
  private final List<List<Integer>> buckets = new ArrayList<>();
  private final List<Integer> brief = new ArrayList<>();

  SignatureIndex(List<Signature> signatures) {
    this.signatures = signatures;
    for (int i = 0; i < BUCKETS; i++) {
      buckets.add(null);
    }
    for (int i = 0; i < signatures.size(); i++) {
      String literal = signatures.get(i).literal();
      if (literal.length() < START) {
        brief.add(i);
        continue;
      }
      int bucket = bucket(literal, 0);
      if (buckets.get(bucket) == null) {
        buckets.set(bucket, new ArrayList<>());
      }
      buckets.get(bucket).add(i);
    }
  }

  /** In the order of the signatures. */
  List<Signature> in(String lower) {
    BitSet found = new BitSet();
    for (int at = 0; at + START <= lower.length(); at++) {
      List<Integer> candidates = buckets.get(bucket(lower, at));
      if (candidates != null) {
        for (int i : candidates) {
          if (lower.startsWith(signatures.get(i).literal(), at)) {
            found.set(i);
          }
        }
      }
    }
    brief.stream().filter(i -> lower.contains(signatures.get(i).literal())).forEach(found::set);
    return found.isEmpty() ? List.of() : found.stream().mapToObj(signatures::get).toList();
  }

  private static int bucket(String text, int at) {
    int mixed = (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    return (mixed ^ mixed >>> 12) & BUCKETS - 1;
  }
}
