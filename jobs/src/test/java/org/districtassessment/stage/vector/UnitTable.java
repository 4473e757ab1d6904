package org.districtassessment.stage.vector;

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

/** Rows in memory whose first column names their unit, by which they stand in two slices. */
record UnitTable(String name, StructType type, List<InternalRow> rows) implements SupportsRead {

  private static final int SLICES = 2;

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

    private final UnitTable table;
    private StructType required;

    private Builder(UnitTable table) {
      this.table = table;
      required = table.type();
    }

    @Override
    public void pruneColumns(StructType needed) {
      required = needed;
    }

    @Override
    public Scan build() {
      return new UnitScan(table, required);
    }
  }

  private record UnitScan(UnitTable table, StructType readSchema)
      implements Scan, Batch, SupportsReportPartitioning {

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public Partitioning outputPartitioning() {
      Expression[] keys = {Expressions.bucket(SLICES, table.type().fieldNames()[0])};
      return new KeyGroupedPartitioning(keys, SLICES);
    }

    @Override
    public InputPartition[] planInputPartitions() {
      List<List<InternalRow>> slices = List.of(new ArrayList<>(), new ArrayList<>());
      for (InternalRow row : table.rows()) {
        // What stands behind the sign names a scenario of the unit.
        String unit = row.getUTF8String(0).toString().split("\u0001", -1)[0];
        slices.get(Math.floorMod(unit.hashCode(), SLICES)).add(pruned(row));
      }
      return new InputPartition[] {new Slice(0, slices.get(0)), new Slice(1, slices.get(1))};
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
