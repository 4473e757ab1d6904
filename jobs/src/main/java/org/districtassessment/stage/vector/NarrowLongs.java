package org.districtassessment.stage.vector;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;

/**
 * Numbers as their differences to the least one, each in as many bytes as the greatest difference
 * needs: 0, 1, 2 or 4; where that is more, as they are, in 8. Bytes have the order of this machine.
 */
public final class NarrowLongs {

  private NarrowLongs() {}

  /**
   * Returns how many bytes a number takes. A range that does not fit into a long, which looks
   * negative, takes all of them, too.
   *
   * @param least above {@code greatest} where there is no number
   */
  public static int width(long least, long greatest) {
    long range = greatest - least;
    if (least >= greatest) {
      return 0;
    }
    if (range < 0 || range > 0xFFFF_FFFFL) {
      return Long.BYTES;
    }
    if (range > 0xFFFF) {
      return Integer.BYTES;
    }

    return range > 0xFF ? Short.BYTES : Byte.BYTES;
  }

  /**
   * Writes the first numbers.
   *
   * @param at index of the first byte that is written
   */
  public static void write(long[] values, int count, long least, int width, byte[] target, int at) {
    long first = Platform.BYTE_ARRAY_OFFSET + (long) at;
    switch (width) {
      case 0 -> {}
      case Byte.BYTES -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = (byte) (values[i] - least);
        }
      }
      case Short.BYTES -> {
        for (int i = 0; i < count; i++) {
          Platform.putShort(target, first + (long) Short.BYTES * i, (short) (values[i] - least));
        }
      }
      case Integer.BYTES -> {
        for (int i = 0; i < count; i++) {
          Platform.putInt(target, first + (long) Integer.BYTES * i, (int) (values[i] - least));
        }
      }
      default ->
          Platform.copyMemory(
              values, Platform.LONG_ARRAY_OFFSET, target, first, (long) Long.BYTES * count);
    }
  }

  /**
   * Reads numbers.
   *
   * @param at index of their first byte
   * @param from index of the first number that is set
   */
  public static void read(
      byte[] bytes, int at, int count, long least, int width, long[] into, int from) {
    long first = Platform.BYTE_ARRAY_OFFSET + (long) at;
    switch (width) {
      case 0 -> Arrays.fill(into, from, from + count, least);
      case Byte.BYTES -> {
        for (int i = 0; i < count; i++) {
          into[from + i] = least + (bytes[at + i] & 0xFF);
        }
      }
      case Short.BYTES -> {
        for (int i = 0; i < count; i++) {
          into[from + i] =
              least + (Platform.getShort(bytes, first + (long) Short.BYTES * i) & 0xFFFF);
        }
      }
      case Integer.BYTES -> {
        for (int i = 0; i < count; i++) {
          into[from + i] =
              least + (Platform.getInt(bytes, first + (long) Integer.BYTES * i) & 0xFFFF_FFFFL);
        }
      }
      default ->
          Platform.copyMemory(
              bytes,
              first,
              into,
              Platform.LONG_ARRAY_OFFSET + (long) Long.BYTES * from,
              (long) Long.BYTES * count);
    }
  }
}
