package org.districtassessment.stage.submission;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;
import org.districtassessment.stage.vector.NarrowLongs;

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
    if (width < Long.BYTES && hasNull()) {
      for (int i = 0; i < rows(); i++) {
        values[i] = isNullAt(i) ? least : values[i];
      }
    }
    NarrowLongs.write(values, rows(), least, width, target, body);
  }

  private int width() {
    return NarrowLongs.width(least, greatest);
  }

  private static long at(int index) {
    return Platform.BYTE_ARRAY_OFFSET + (long) index;
  }
}
