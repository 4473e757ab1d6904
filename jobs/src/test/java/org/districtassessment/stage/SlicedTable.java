package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.HasPartitionKey;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsReportPartitioning;
import org.apache.spark.sql.connector.read.partitioning.KeyGroupedPartitioning;
import org.apache.spark.sql.connector.read.partitioning.Partitioning;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory as a table in slices.
 *
 * @param unit the column by which rows stand in their slices; null where nothing is known of them
 */
record SlicedTable(
    String name, StructType type, List<List<InternalRow>> slices, @Nullable String unit)
    implements SupportsRead {

  @Override
  public Column[] columns() {
    return CatalogV2Util.structTypeToV2Columns(type);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new Builder(this);
  }

  private static final class Builder implements ScanBuilder, SupportsPushDownRequiredColumns {

    private final SlicedTable table;
    private StructType required;

    private Builder(SlicedTable table) {
      this.table = table;
      this.required = table.type();
    }

    @Override
    public void pruneColumns(StructType needed) {
      required = needed;
    }

    @Override
    public Scan build() {
      SlicedScan scan = new SlicedScan(table, required);
      String unit = table.unit();
      return unit == null ? scan : new UnitScan(scan, unit);
    }
  }

  private record SlicedScan(SlicedTable table, StructType readSchema) implements Scan, Batch {

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      List<InputPartition> slices = new ArrayList<>();
      for (List<InternalRow> rows : table.slices()) {
        slices.add(new Slice(slices.size(), rows.stream().map(this::pruned).toList()));
      }
      return slices.toArray(InputPartition[]::new);
    }

    private InternalRow pruned(InternalRow row) {
      @Nullable Object[] values = new Object[readSchema.length()];
      for (int i = 0; i < values.length; i++) {
        int from = table.type().fieldIndex(readSchema.fieldNames()[i]);
        values[i] = row.isNullAt(from) ? null : row.get(from, readSchema.apply(i).dataType());
      }
      return new GenericInternalRow(values);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      return new Factory();
    }
  }

  /** Tells by which column rows stand in their slices. */
  private record UnitScan(SlicedScan rows, String unit)
      implements Scan, SupportsReportPartitioning {

    @Override
    public StructType readSchema() {
      return rows.readSchema();
    }

    @Override
    public Batch toBatch() {
      return rows;
    }

    @Override
    public Partitioning outputPartitioning() {
      int count = rows.table().slices().size();
      return new KeyGroupedPartitioning(new Expression[] {Expressions.bucket(count, unit)}, count);
    }
  }

  private record Slice(int number, List<InternalRow> rows)
      implements InputPartition, HasPartitionKey {

    @Override
    public InternalRow partitionKey() {
      return new GenericInternalRow(new Object[] {number});
    }
  }

  private record Factory() implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new Reader(((Slice) partition).rows());
    }
  }

  private static final class Reader implements PartitionReader<InternalRow> {

    private final List<InternalRow> rows;
    private int next;

    private Reader(List<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean next() {
      return next++ < rows.size();
    }

    @Override
    public InternalRow get() {
      return rows.get(next - 1);
    }

    @Override
    public void close() {
      // rows in memory need no closing
    }
  }
}
