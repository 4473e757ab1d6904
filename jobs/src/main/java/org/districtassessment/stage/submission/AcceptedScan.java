package org.districtassessment.stage.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.HasPartitionKey;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsReportPartitioning;
import org.apache.spark.sql.connector.read.partitioning.Partitioning;
import org.apache.spark.sql.connector.read.partitioning.UnknownPartitioning;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.districtassessment.stage.vector.KnownRows;
import org.jspecify.annotations.Nullable;

/**
 * A scan over the accepted rows of a table, one partition per bucket, so that grouping or joining
 * by unit needs no shuffle. Empty buckets are partitions too, so that all tables have the same
 * ones.
 */
record AcceptedScan(
    Broadcast<ReadingContext> context,
    String table,
    int unitField,
    Buckets buckets,
    List<List<ReadableYear.Part>> parts,
    SensitiveAs sensitive,
    StructType readSchema)
    implements Scan, Batch, SupportsReportPartitioning {

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public String description() {
    return "accepted rows of " + table;
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.SUPPORTED;
  }

  @Override
  public Partitioning outputPartitioning() {
    if (unitField == TableLayout.NONE) {
      return new UnknownPartitioning(1);
    }

    String column = context.value().table(table).fields().get(unitField).name();
    return BucketFunction.partitioning(buckets.count(), column);
  }

  @Override
  public InputPartition[] planInputPartitions() {
    int count = unitField == TableLayout.NONE ? 1 : buckets.count();
    InputPartition[] partitions = new InputPartition[count];
    for (int i = 0; i < count; i++) {
      List<ReadableYear.Part> own = parts.get(i);
      String rows = identity(own, sensitive);
      partitions[i] =
          unitField == TableLayout.NONE ? new Whole(own, rows) : new Bucket(i, own, rows);
    }
    return partitions;
  }

  /** Returns a text that tells the rows of parts from others; null where they are not stored. */
  static @Nullable String identity(List<ReadableYear.Part> parts, SensitiveAs sensitive) {
    StringBuilder rows = new StringBuilder("rows");
    for (ReadableYear.Part part : parts) {
      StoredRows stored = sensitive == SensitiveAs.PSEUDONYM ? part.stored() : null;
      if (stored == null) {
        return null;
      }

      rows.append(' ').append(stored.sha256());
    }
    return StoredRows.sha256(rows.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory(context, table, buckets, sensitive, readSchema);
  }

  private sealed interface Parts extends KnownRows {
    List<ReadableYear.Part> parts();

    int bucket();

    @Nullable String rows();

    @Override
    default Optional<String> identity() {
      return Optional.ofNullable(rows());
    }
  }

  private record Whole(List<ReadableYear.Part> parts, @Nullable String rows) implements Parts {
    @Override
    public int bucket() {
      return YearFiles.HOME;
    }
  }

  private record Bucket(int bucket, List<ReadableYear.Part> parts, @Nullable String rows)
      implements Parts, HasPartitionKey {
    @Override
    public InternalRow partitionKey() {
      return new GenericInternalRow(new Object[] {bucket});
    }
  }

  private record Factory(
      Broadcast<ReadingContext> context,
      String table,
      Buckets buckets,
      SensitiveAs sensitive,
      StructType required)
      implements PartitionReaderFactory {

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
      return true;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      throw new UnsupportedOperationException("Accepted rows come in columns");
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
      Parts read = (Parts) partition;
      return new AcceptedReader(
          context.value(), table, buckets, read.bucket(), read.parts(), sensitive, required);
    }
  }
}
