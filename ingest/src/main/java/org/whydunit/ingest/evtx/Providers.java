package org.whydunit.ingest.evtx;

import java.util.Arrays;
import java.util.BitSet;

import org.whydunit.ingest.Interest;

/**
 * Answers what the rules want by the provider's name as it stands in the log, so that a record that nobody wants costs
 * no {@code String}: each name is turned into one once, each id of it is asked once.
 */
final class Providers {

  private static final int IDS = 1 << 16;

  private final Interest interest;
  private Provider[] table = new Provider[256];
  private int size;

  Providers(Interest interest) {
    this.interest = interest;
  }

  /** A provider and the ids that were asked for. */
  final class Provider {

    private final int hash;
    private final byte[] utf16;
    private final String name;
    private final BitSet asked = new BitSet();
    private final BitSet wanted = new BitSet();

    private Provider(int hash, byte[] utf16, String name) {
      this.hash = hash;
      this.utf16 = utf16;
      this.name = name;
    }

    boolean wants(int id) {
      if (id < 0 || id >= IDS) {
        return true;
      }
      if (!asked.get(id)) {
        asked.set(id);
        wanted.set(id, interest.wants(name, id));
      }
      return wanted.get(id);
    }
  }

  /** The provider whose name stands there in UTF-16, up to a NUL. */
  Provider of(Chunk chunk, int at, int bytes) {
    chunk.require(at, bytes);
    byte[] data = chunk.data();
    int end = at;
    int last = at + (bytes & ~1);
    int hash = 0;
    while (end < last && (data[end] != 0 || data[end + 1] != 0)) {
      hash = 31 * hash + data[end] + (data[end + 1] << 8);
      end += 2;
    }
    int index = slot(hash, data, at, end);
    if (table[index] == null) {
      if (size * 2 > table.length) {
        grow();
        index = slot(hash, data, at, end);
      }
      size++;
      table[index] = new Provider(hash, Arrays.copyOfRange(data, at, end), chunk.utf16(at, bytes));
    }
    return table[index];
  }

  private int slot(int hash, byte[] data, int at, int end) {
    int index = spread(hash);
    while (table[index] != null
        && (table[index].hash != hash
            || !Arrays.equals(table[index].utf16, 0, table[index].utf16.length, data, at, end))) {
      index = index + 1 & table.length - 1;
    }
    return index;
  }

  private int spread(int hash) {
    return (hash ^ hash >>> 15) & table.length - 1;
  }

  private void grow() {
    Provider[] old = table;
    table = new Provider[old.length * 2];
    for (Provider provider : old) {
      if (provider != null) {
        int index = spread(provider.hash);
        while (table[index] != null) {
          index = index + 1 & table.length - 1;
        }
        table[index] = provider;
      }
    }
  }
}
