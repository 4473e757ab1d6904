package org.districtassessment.stage.submission;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.FieldReference;
import org.apache.spark.sql.connector.expressions.LogicalExpressions;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.read.partitioning.KeyGroupedPartitioning;
import org.apache.spark.sql.connector.read.partitioning.Partitioning;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The function {@code bucket(n, unit)} by which the tables are partitioned; without it Spark would
 * not believe that they are. Null belongs to bucket 0.
 */
final class BucketFunction implements UnboundFunction {

  static final String NAME = "bucket";

  private final Buckets buckets;

  BucketFunction(Buckets buckets) {
    this.buckets = buckets;
  }

  /** Returns how a table is partitioned by a column; its name is not read as SQL. */
  static Partitioning partitioning(int buckets, String column) {
    NamedReference[] by = {FieldReference.column(column)};
    Expression[] keys = {LogicalExpressions.bucket(buckets, by)};
    return new KeyGroupedPartitioning(keys, buckets);
  }

  @Override
  public BoundFunction bind(StructType arguments) {
    if (arguments.length() == 2
        && arguments.fields()[0].dataType().equals(DataTypes.IntegerType)
        && arguments.fields()[1].dataType().equals(DataTypes.StringType)) {
      return new Bound(buckets);
    }

    throw new UnsupportedOperationException("bucket takes a number of buckets and a string");
  }

  @Override
  public String description() {
    return "bucket(n, unit): which of n buckets a unit's rows are in";
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Takes the number of buckets and the unit. */
  record Bound(Buckets buckets) implements ScalarFunction<Integer> {

    @Override
    public DataType[] inputTypes() {
      return new DataType[] {DataTypes.IntegerType, DataTypes.StringType};
    }

    @Override
    public DataType resultType() {
      return DataTypes.IntegerType;
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String canonicalName() {
      return "districtassessment." + NAME + "(int, string)";
    }

    @Override
    public Integer produceResult(InternalRow input) {
      int bucket = input.isNullAt(1) ? 0 : buckets.of(input.getUTF8String(1).toString());
      return bucket % input.getInt(0);
    }
  }
}
