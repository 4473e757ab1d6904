package org.districtassessment.stage.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.stage.vector.KnownRows;

/**
 * A scan over the rows of a table of units as they would be in scenarios, one partition per bucket.
 * A scenario is in the bucket of its unit, so that grouping or joining by unit needs no shuffle.
 *
 * @param unitName the column that names the unit
 * @param parts by bucket, of units with scenarios
 * @param scenarios by bucket
 * @param marks what the column {@link MarkedTables#MARK} says of rows, by bucket
 */
record ScenarioScan(
    Broadcast<ReadingContext> context,
    boolean isCurrent,
    String table,
    String unitName,
    Buckets buckets,
    List<List<ReadableYear.Part>> parts,
    List<List<Scenario>> scenarios,
    List<Map<RowPlace, String>> marks,
    StructType readSchema)
    implements Scan, Batch, SupportsReportPartitioning {

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public String description() {
    return "scenarios of " + table;
  }

  @Override
  public ColumnarSupportMode columnarSupportMode() {
    return ColumnarSupportMode.SUPPORTED;
  }

  @Override
  public Partitioning outputPartitioning() {
    return BucketFunction.partitioning(buckets.count(), unitName);
  }

  @Override
  public InputPartition[] planInputPartitions() {
    InputPartition[] partitions = new InputPartition[buckets.count()];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new Bucket(i, parts.get(i), scenarios.get(i), marks.get(i));
    }
    return partitions;
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new Factory(context, isCurrent, table, unitName, buckets, readSchema);
  }

  private record Bucket(
      int bucket,
      List<ReadableYear.Part> parts,
      List<Scenario> scenarios,
      Map<RowPlace, String> marks)
      implements KnownRows, HasPartitionKey {

    @Override
    public InternalRow partitionKey() {
      return new GenericInternalRow(new Object[] {bucket});
    }

    @Override
    public Optional<String> identity() {
      String rows = AcceptedScan.identity(parts, SensitiveAs.PSEUDONYM);
      if (rows == null) {
        return Optional.empty();
      }

      StringBuilder all = new StringBuilder(rows);
      for (Scenario scenario : scenarios) {
        all.append('\n').append(scenario.key()).append('\n').append(scenario.unit());
        scenario.leftOut().stream().map(RowPlace::toString).sorted().forEach(all::append);
      }
      marks.entrySet().stream()
          .map(mark -> "\n" + mark.getKey() + " " + mark.getValue())
          .sorted()
          .forEach(all::append);
      return Optional.of(StoredRows.sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private record Factory(
      Broadcast<ReadingContext> context,
      boolean isCurrent,
      String table,
      String unitName,
      Buckets buckets,
      StructType required)
      implements PartitionReaderFactory {

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
      return true;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      throw new UnsupportedOperationException("Rows of scenarios come in columns");
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
      Bucket bucket = (Bucket) partition;
      StructType read = withPlace(required, unitName);
      AcceptedReader rows =
          new AcceptedReader(
              context.value(),
              table,
              buckets,
              bucket.bucket(),
              bucket.parts(),
              SensitiveAs.PSEUDONYM,
              read);
      return new ScenarioReader(
          rows, read, required, unitName, isCurrent, table, bucket.scenarios(), bucket.marks());
    }
  }

  /** What is read: what is asked for, and what tells which rows are left out. */
  private static StructType withPlace(StructType required, String unitName) {
    StructType read = new StructType();
    for (StructField field : required.fields()) {
      read = field.name().equals(MarkedTables.MARK) ? read : read.add(field);
    }
    for (String name : List.of(unitName, Relations.FILE)) {
      read = has(read, name) ? read : read.add(name, DataTypes.StringType);
    }
    return has(read, Relations.LINE) ? read : read.add(Relations.LINE, DataTypes.LongType);
  }

  private static boolean has(StructType type, String name) {
    return type.getFieldIndex(name).isDefined();
  }
}
