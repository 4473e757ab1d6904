package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.classic.Dataset$;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation$;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The rows of a dataset as a table whose slices are the partitions of the dataset, of which nothing
 * is known: rows of a unit may stand in any of them.
 */
record SlicedTable(String name, StructType type, List<List<InternalRow>> slices)
    implements SupportsRead {

  /** Returns a dataset that reads the rows of another one as slices. */
  static Dataset<Row> of(String name, Dataset<Row> rows) {
    var classic = (org.apache.spark.sql.classic.Dataset<Row>) rows;
    List<List<InternalRow>> slices = new ArrayList<>();
    for (List<InternalRow> slice :
        classic.queryExecution().toRdd().toJavaRDD().map(InternalRow::copy).glom().collect()) {
      slices.add(slice);
    }
    return Dataset$.MODULE$.ofRows(
        classic.sparkSession(),
        DataSourceV2Relation$.MODULE$.create(
            new SlicedTable(name, rows.schema(), slices), Option.empty(), Option.empty()));
  }

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
      return new SlicedScan(table, required);
    }
  }

  private record SlicedScan(SlicedTable table, StructType readSchema) implements Scan, Batch {

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      return table.slices().stream()
          .map(rows -> new Slice(rows.stream().map(this::pruned).toList()))
          .toArray(InputPartition[]::new);
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

  private record Slice(List<InternalRow> rows) implements InputPartition {}

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
