package org.districtassessment.stage.submission;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
import org.apache.spark.sql.types.StructType;
import org.districtassessment.stage.vector.KnownRows;
import org.jspecify.annotations.Nullable;

/**
 * A scan over a relation that the program makes, whose rows travel in its partitions: there are
 * few. Partitioned as the accepted rows are, so that it joins them without a shuffle.
 *
 * @param description what it is, for plans
 * @param unitKey column that names the unit
 * @param rows by bucket
 */
record MadeScan(
    String description, String unitKey, List<List<InternalRow>> rows, StructType readSchema)
    implements Scan, Batch, SupportsReportPartitioning {

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.UNSUPPORTED;
  }

  @Override
  public Partitioning outputPartitioning() {
    return BucketFunction.partitioning(rows.size(), unitKey);
  }

  @Override
  public InputPartition[] planInputPartitions() {
    InputPartition[] partitions = new InputPartition[rows.size()];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new Bucket(i, readSchema, rows.get(i));
    }
    return partitions;
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory();
  }

  private record Bucket(int bucket, StructType columns, List<InternalRow> rows)
      implements KnownRows, HasPartitionKey {
    @Override
    public InternalRow partitionKey() {
      return new GenericInternalRow(new Object[] {bucket});
    }

    @Override
    public Optional<String> identity() {
      StringBuilder all = new StringBuilder(columns.json());
      for (InternalRow row : rows) {
        all.append('\n');
        for (Object cell : ((GenericInternalRow) row).values()) {
          String text = String.valueOf(cell);
          all.append(cell == null ? '-' : '+').append(text.length()).append(':').append(text);
        }
      }
      return Optional.of(StoredRows.sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private record Factory() implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new Reader(((Bucket) partition).rows().iterator());
    }
  }

  private static final class Reader implements PartitionReader<InternalRow> {

    private final Iterator<InternalRow> rows;
    private @Nullable InternalRow row;

    private Reader(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      row = rows.hasNext() ? rows.next() : null;
      return row != null;
    }

    @Override
    public InternalRow get() {
      if (row == null) {
        throw new IllegalStateException("There is no row");
      }

      return row;
    }

    @Override
    public void close() {
      row = null;
    }
  }
}
