package org.districtassessment.stage.vector;

import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Values as objects: texts, decimals of more than 18 digits, binary fractions. */
final class ObjectColumn extends Column {

  private static final long OF_NULL = 0x5bd1_e995L;

  final @Nullable Object[] values;

  ObjectColumn(DataType type, @Nullable Object[] values) {
    super(type, values.length);
    this.values = values;
  }

  @Override
  boolean isNull(int row) {
    return values[row] == null;
  }

  @Override
  boolean hasNull() {
    return true;
  }

  @Override
  long number(int row) {
    throw new IllegalStateException("Values of " + type() + " are no longs");
  }

  @Override
  @Nullable Object value(int row) {
    return values[row];
  }

  @Override
  Column take(int[] taken) {
    @Nullable Object[] own = new Object[taken.length];
    for (int i = 0; i < taken.length; i++) {
      own[i] = taken[i] == NO_ROW ? null : values[taken[i]];
    }
    return new ObjectColumn(type(), own);
  }

  @Override
  void hash(long[] hashes) {
    for (int i = 0; i < values.length; i++) {
      hashes[i] = mix(hashes[i], hash(values[i]));
    }
  }

  static long hash(@Nullable Object value) {
    if (value == null) {
      return OF_NULL;
    }

    return value instanceof UTF8String text
        ? XXH64.hashUTF8String(text, OF_NULL)
        : value.hashCode();
  }

  @Override
  boolean isEqual(int row, Column other, int otherRow) {
    return Objects.equals(values[row], other.value(otherRow));
  }
}
