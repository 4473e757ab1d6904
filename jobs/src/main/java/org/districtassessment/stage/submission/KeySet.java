package org.districtassessment.stage.submission;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/**
 * An exact set of byte strings, each with the place it was first seen: open addressing over 64-bit
 * hashes, with the bytes themselves in one arena, so that millions of keys cost no objects.
 */
final class KeySet {

  /** No place: the key is not in the set. */
  static final long NOWHERE = -1;

  private static final long SEED = 42;

  private long[] hashes = new long[64];
  private int[] entries = new int[64]; // index of the key, from 1; 0 for an empty slot
  private int[] ends = new int[32]; // where a key's bytes end in the arena
  private long[] places = new long[32];
  private byte[] arena = new byte[1024];
  private int size;
  private int lastFound;

  /** Returns the place of an equal key that came before, or adds the key and returns NOWHERE. */
  long add(byte[] key, int length, long place) {
    long hash = hash(key, length);
    int slot = slotOf(hash, key, length);
    if (entries[slot] != 0) {
      return places[entries[slot] - 1];
    }

    append(key, length, place);
    hashes[slot] = hash;
    entries[slot] = size;
    if (size * 2 > entries.length) {
      grow();
    }
    return NOWHERE;
  }

  /**
   * Whether a key is here. Rows that refer to others often stand in their order, so the key that
   * was found last and the one behind it are looked at first, which need no hash. Threads that ask
   * at the same time may disturb each other's guess, but no answer.
   */
  boolean contains(byte[] key, int length) {
    int guess = lastFound;
    if (isAt(guess, key, length)) {
      return true;
    }
    if (isAt(guess + 1, key, length)) {
      lastFound = guess + 1;
      return true;
    }

    int entry = entries[slotOf(hash(key, length), key, length)];
    if (entry == 0) {
      return false;
    }

    lastFound = entry - 1;
    return true;
  }

  private boolean isAt(int entry, byte[] key, int length) {
    return entry < size && equal(entry, key, length);
  }

  int size() {
    return size;
  }

  void clear() {
    Arrays.fill(entries, 0);
    size = 0;
    lastFound = 0;
  }

  private int slotOf(long hash, byte[] key, int length) {
    int mask = entries.length - 1;
    int slot = (int) hash & mask;
    while (entries[slot] != 0 && !(hashes[slot] == hash && equal(entries[slot] - 1, key, length))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean equal(int entry, byte[] key, int length) {
    return Arrays.equals(arena, startOf(entry), ends[entry], key, 0, length);
  }

  private int startOf(int entry) {
    return entry == 0 ? 0 : ends[entry - 1];
  }

  private void append(byte[] key, int length, long place) {
    int start = startOf(size);
    if (start > Integer.MAX_VALUE - 8 - length) {
      throw new IllegalStateException("Keys of one task exceed 2 GB; use more partitions");
    }

    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      places = Arrays.copyOf(places, size * 2);
    }
    if (arena.length < start + length) {
      long wanted = Math.max(arena.length * 2L, start + length);
      arena = Arrays.copyOf(arena, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
    System.arraycopy(key, 0, arena, start, length);
    ends[size] = start + length;
    places[size] = place;
    size++;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldEntries = entries;
    hashes = new long[oldHashes.length * 2];
    entries = new int[oldEntries.length * 2];
    int mask = entries.length - 1;
    for (int i = 0; i < oldEntries.length; i++) {
      if (oldEntries[i] == 0) {
        continue;
      }

      int slot = (int) oldHashes[i] & mask;
      while (entries[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      entries[slot] = oldEntries[i];
      hashes[slot] = oldHashes[i];
    }
  }

  private static long hash(byte[] key, int length) {
    return XXH64.hashUnsafeBytes(key, Platform.BYTE_ARRAY_OFFSET, length, SEED);
  }
}
