package org.districtassessment.stage.submission;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;

/**
 * Numbers: each as its difference to the least one, in as many bytes as the greatest difference
 * needs; where that is more than four, as they are.
 */
final class NumberBytes extends ColumnBytes {

  private long[] values = new long[capacity()];
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;

  /** Adds a row. */
  void put(long value) {
    int row = addRow();
    values[row] = value;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }

  @Override
  void clear() {
    super.clear();
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
  }

  @Override
  void reserve(int most) {
    values = Arrays.copyOf(values, most);
  }

  @Override
  void setNull(int row) {
    values[row] = 0;
  }

  @Override
  int bodyLength() {
    return width() * rows();
  }

  @Override
  void write(byte[] target, int header, int body) {
    int width = width();
    target[header + FORM] = NUMBERS;
    target[header + WIDTH] = (byte) width;
    Platform.putLong(target, at(header + LEAST), least);
    if (width == Long.BYTES) {
      Platform.copyMemory(
          values, Platform.LONG_ARRAY_OFFSET, target, at(body), (long) Long.BYTES * rows());
      return;
    }

    if (hasNull()) {
      for (int i = 0; i < rows(); i++) {
        values[i] = isNullAt(i) ? least : values[i];
      }
    }
    switch (width) {
      case 0 -> {}
      case Byte.BYTES -> {
        for (int i = 0; i < rows(); i++) {
          target[body + i] = (byte) (values[i] - least);
        }
      }
      case Short.BYTES -> {
        for (int i = 0; i < rows(); i++) {
          Platform.putShort(target, at(body + Short.BYTES * i), (short) (values[i] - least));
        }
      }
      default -> {
        for (int i = 0; i < rows(); i++) {
          Platform.putInt(target, at(body + Integer.BYTES * i), (int) (values[i] - least));
        }
      }
    }
  }

  /** A range that does not fit into a long, which looks negative, takes all bytes, too. */
  private int width() {
    long range = greatest - least;
    if (least > greatest || range == 0) {
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

  private static long at(int index) {
    return Platform.BYTE_ARRAY_OFFSET + (long) index;
  }
}
