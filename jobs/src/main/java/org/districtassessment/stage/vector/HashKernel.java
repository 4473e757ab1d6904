package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.expressions.XxHash64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.unsafe.types.UTF8String;

/** Spark's 64-bit hash of texts and of what is kept as a long. */
final class HashKernel extends Kernel {

  private final List<Kernel> of;
  private final long seed;

  HashKernel(XxHash64 hash, List<Kernel> of) {
    super(hash);
    this.of = List.copyOf(of);
    seed = hash.seed();
  }

  static boolean isOf(DataType type) {
    return Column.isLong(type) || type.equals(DataTypes.StringType);
  }

  @Override
  Column over(Frame rows) {
    long[] hashes = new long[rows.rows()];
    Arrays.fill(hashes, seed);
    for (Kernel each : of) {
      mix(rows.values(each), hashes);
    }
    return new LongColumn(DataTypes.LongType, hashes.length, hashes, null);
  }

  /** A missing value leaves the hash as it is. */
  private static void mix(Column column, long[] hashes) {
    DataType type = column.type();
    boolean isInt =
        type == DataTypes.BooleanType || type == DataTypes.IntegerType || type instanceof DateType;
    boolean isText = type.equals(DataTypes.StringType);
    for (int i = 0; i < hashes.length; i++) {
      if (column.isNull(i)) {
        continue;
      }

      hashes[i] =
          isText
              ? XXH64.hashUTF8String((UTF8String) column.value(i), hashes[i])
              : isInt
                  ? XXH64.hashInt((int) column.number(i), hashes[i])
                  : XXH64.hashLong(column.number(i), hashes[i]);
    }
  }
}
