package org.districtassessment.generate;

import java.nio.charset.StandardCharsets;

/**
 * Seeded draws outside of expressions: which rows get a defect, and how a file looks. A draw
 * depends on the words it is about and on nothing else.
 */
final class Draws {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Draws() {}

  /** Returns a number in [0, 1), evenly spread over different words. */
  static double draw(long seed, String... words) {
    return (hash(seed, words) >>> 11) * 0x1.0p-53;
  }

  /** Returns a number in [0, 1) for a row. */
  static double draw(long seed, long key, long number) {
    return draw(ofRow(seed, key), number);
  }

  /** Returns what all draws of a row have in common. */
  static long ofRow(long seed, long key) {
    return mix(seed ^ mix(key));
  }

  /** Returns a number in [0, 1) for a row of which {@link #ofRow} is known. */
  static double draw(long row, long number) {
    return (mix(row + number) >>> 11) * 0x1.0p-53;
  }

  /** FNV-1a over the words, each closed by a zero byte, then mixed with the seed. */
  static long hash(long seed, String... words) {
    long hash = FNV_OFFSET;
    for (String word : words) {
      for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
        hash = (hash ^ (b & 0xff)) * FNV_PRIME;
      }
      hash = hash * FNV_PRIME;
    }
    return mix(hash ^ mix(seed));
  }

  /** The finalizer of MurmurHash3, a bijection. */
  static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
