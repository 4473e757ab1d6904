package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Values as objects: texts, decimals of more than 18 digits, binary fractions. */
final class ObjectColumn extends Column {

  /** That of Spark's own hashes, so that these can be taken for those. */
  static final long SEED = 42;

  private static final long OF_NULL = 0x5bd1_e995L;

  final @Nullable Object[] values;

  private final @Nullable ObjectColumn from;
  private final int[] taken;
  private long @Nullable [] hashes;
  private @Nullable Boolean hasNull;

  ObjectColumn(DataType type, @Nullable Object[] values) {
    this(type, values, null, new int[0]);
  }

  private ObjectColumn(
      DataType type, @Nullable Object[] values, @Nullable ObjectColumn from, int[] taken) {
    super(type, values.length);
    this.values = values;
    this.from = from;
    this.taken = taken;
  }

  @Override
  boolean isNull(int row) {
    return values[row] == null;
  }

  @Override
  boolean hasNull() {
    Boolean known = hasNull;
    if (known == null) {
      known = Arrays.asList(values).contains(null);
      hasNull = known;
    }
    return known;
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
    return new ObjectColumn(type(), own, this, taken);
  }

  @Override
  void hash(long[] mixed) {
    long[] own = hashes();
    for (int i = 0; i < own.length; i++) {
      mixed[i] = mix(mixed[i], own[i]);
    }
  }

  /**
   * Returns the hash of each value, computed once: also for rows that were taken from others whose
   * hashes are known, or of which they are most.
   */
  long[] hashes() {
    long[] known = hashes;
    if (known == null) {
      known = new long[values.length];
      if (from != null && (from.hashes != null || 2 * values.length > from.rows())) {
        long[] all = from.hashes();
        for (int i = 0; i < known.length; i++) {
          known[i] = taken[i] == NO_ROW ? OF_NULL : all[taken[i]];
        }
      } else {
        for (int i = 0; i < known.length; i++) {
          known[i] = hash(values[i]);
        }
      }
      hashes = known;
    }
    return known;
  }

  static long hash(@Nullable Object value) {
    if (value == null) {
      return OF_NULL;
    }

    return value instanceof UTF8String text ? XXH64.hashUTF8String(text, SEED) : value.hashCode();
  }

  @Override
  boolean isEqual(int row, Column other, int otherRow) {
    return Objects.equals(values[row], other.value(otherRow));
  }
}
