package org.districtassessment.stage.submission;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** A scan over the rows that go back to their senders; see {@link ProblemBucket}. */
record ReturnedScan(ReadingContext context, ReadableYear year) implements Scan, Batch {

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public StructType readSchema() {
    return ReturnedRows.SCHEMA;
  }

  @Override
  public String description() {
    return "rows to return";
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.UNSUPPORTED;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return ProblemBucket.of(year, outcome -> true).toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory(context, year.files());
  }

  private record Factory(ReadingContext context, YearFiles year) implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new ReturnedReader(context, ((ProblemBucket) partition).validator(context, year));
    }
  }
}
