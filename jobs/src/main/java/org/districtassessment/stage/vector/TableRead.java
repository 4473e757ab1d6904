package org.districtassessment.stage.vector;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.expressions.Expression;
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
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * How a table is read: slice by slice, with only the columns that are needed.
 *
 * @param type the columns that are read
 * @param position position of each column of the table among them; -1 for one that is not read
 * @param units positions of columns of the table by which its rows have a place; those are read
 */
record TableRead(
    PartitionReaderFactory factory, StructType type, List<Integer> position, Set<Integer> units)
    implements Serializable {

  static final int NOT_READ = -1;

  /** A table that will be read, with what it reads by slice. */
  record Planned(TableRead read, Map<Integer, InputPartition> slices) {}

  /** Returns the column by which a table has a place, as a position among all of its columns. */
  static Place placeOf(SupportsRead table) {
    Scan scan = builder(table).build();
    if (scan instanceof SupportsReportPartitioning reports
        && reports.outputPartitioning() instanceof KeyGroupedPartitioning byKey) {
      Expression key = byKey.keys()[0];
      String column = key.references()[0].fieldNames()[0];
      return new Place(0, Place.Kind.BY_ANY, Set.of(typeOf(table).fieldIndex(column)));
    }

    return Place.somewhere(0);
  }

  /**
   * @param needed positions of the columns that are needed
   */
  static Planned plan(SupportsRead table, Set<Integer> needed) {
    StructType all = typeOf(table);
    Set<Integer> units = placeOf(table).columns();
    Set<Integer> columns = new TreeSet<>(needed);
    columns.addAll(units);
    StructType read = new StructType();
    List<Integer> position = new ArrayList<>();
    for (int i = 0; i < all.length(); i++) {
      position.add(columns.contains(i) ? read.length() : NOT_READ);
      read = columns.contains(i) ? read.add(all.apply(i)) : read;
    }
    ScanBuilder builder = builder(table);
    ((SupportsPushDownRequiredColumns) builder).pruneColumns(read);
    Batch batch = builder.build().toBatch();
    Map<Integer, InputPartition> slices = new TreeMap<>();
    for (InputPartition partition : batch.planInputPartitions()) {
      slices.put(
          partition instanceof HasPartitionKey keyed
              ? keyed.partitionKey().getInt(0)
              : slices.size(),
          partition);
    }
    return new Planned(new TableRead(batch.createReaderFactory(), read, position, units), slices);
  }

  private static ScanBuilder builder(SupportsRead table) {
    return table.newScanBuilder(CaseInsensitiveStringMap.empty());
  }

  private static StructType typeOf(SupportsRead table) {
    return CatalogV2Util.v2ColumnsToStructType(table.columns());
  }

  /** Returns the column that names the unit of a row, among those that are read; -1 for none. */
  int unit() {
    return units.isEmpty() ? NOT_READ : position.get(units.iterator().next());
  }

  /** Reads a slice; columns that are not needed are not there. */
  SliceRows rows(@Nullable InputPartition slice) throws IOException {
    ReadColumns columns = new ReadColumns(type);
    if (slice != null && factory.supportColumnarReads(slice)) {
      try (PartitionReader<ColumnarBatch> reader = factory.createColumnarReader(slice)) {
        while (reader.next()) {
          columns.add(reader.get());
        }
      }
    } else if (slice != null) {
      try (PartitionReader<InternalRow> reader = factory.createReader(slice)) {
        while (reader.next()) {
          columns.add(reader.get());
        }
      }
    }
    return new SliceRows(this, columns);
  }
}
