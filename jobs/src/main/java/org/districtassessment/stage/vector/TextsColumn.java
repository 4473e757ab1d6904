package org.districtassessment.stage.vector;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Texts that stand one behind the other in bytes; each is made when it is asked for. */
final class TextsColumn extends Column {

  private final byte[] bytes;

  /** Where the text of each row starts, and the last one ends. */
  private final int[] starts;

  private final boolean[] isMissing;
  private final boolean hasNull;
  private @Nullable ObjectColumn plain;

  /**
   * @param lengths of the texts; below 0 where there is none
   */
  TextsColumn(byte[] bytes, int[] lengths) {
    super(DataTypes.StringType, lengths.length);
    this.bytes = bytes;
    starts = new int[lengths.length + 1];
    isMissing = new boolean[lengths.length];
    boolean isAnyMissing = false;
    for (int i = 0; i < lengths.length; i++) {
      isMissing[i] = lengths[i] < 0;
      isAnyMissing |= isMissing[i];
      starts[i + 1] = starts[i] + Math.max(0, lengths[i]);
    }
    hasNull = isAnyMissing;
  }

  @Override
  boolean isNull(int row) {
    return isMissing[row];
  }

  @Override
  boolean hasNull() {
    return hasNull;
  }

  @Override
  long number(int row) {
    throw new IllegalStateException("Texts are no longs");
  }

  @Override
  @Nullable Object value(int row) {
    return isMissing[row]
        ? null
        : UTF8String.fromAddress(
            bytes, Platform.BYTE_ARRAY_OFFSET + (long) starts[row], starts[row + 1] - starts[row]);
  }

  @Override
  Column take(int[] taken) {
    return plain().take(taken);
  }

  @Override
  void hash(long[] hashes) {
    plain().hash(hashes);
  }

  @Override
  boolean isEqual(int row, Column other, int otherRow) {
    return plain().isEqual(row, other, otherRow);
  }

  /** Returns the same rows with texts that are there already, for what goes over rows. */
  private ObjectColumn plain() {
    ObjectColumn known = plain;
    if (known == null) {
      @Nullable Object[] values = new Object[rows()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(i);
      }
      known = new ObjectColumn(DataTypes.StringType, values);
      plain = known;
    }
    return known;
  }
}
