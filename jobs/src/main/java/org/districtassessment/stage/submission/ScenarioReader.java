package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.rule.Relations;
import org.jspecify.annotations.Nullable;

/** The accepted rows of one bucket, once for each scenario of their unit, less those left out. */
final class ScenarioReader implements PartitionReader<ColumnarBatch> {

  private final AcceptedReader rows;
  private final StructType read;
  private final StructType asked;
  private final int unitColumn;
  private final int fileColumn;
  private final int lineColumn;
  private final Map<UTF8String, List<OfTable>> scenarios = new HashMap<>();
  private final Map<UTF8String, Map<Long, byte[]>> marks = new HashMap<>();
  private final Deque<ColumnarBatch> ready = new ArrayDeque<>();
  private @Nullable ColumnarBatch batch;

  /** A scenario, with the lines of the table that are left out, by path. */
  private record OfTable(UTF8String key, Map<UTF8String, Set<Long>> leftOut) {

    boolean has(UTF8String path, long line) {
      return leftOut.getOrDefault(path, Set.of()).contains(line);
    }
  }

  /**
   * @param rows reads the columns that are asked for and, behind them, the unit, path and line
   * @param asked those that are asked for, which may be {@link MarkedTables#MARK}, too
   * @param unitName name of the unit's column
   * @param marks what that column says of rows
   */
  ScenarioReader(
      AcceptedReader rows,
      StructType read,
      StructType asked,
      String unitName,
      boolean isCurrent,
      String table,
      List<Scenario> all,
      Map<RowPlace, String> marks) {
    this.rows = rows;
    this.read = read;
    this.asked = asked;
    unitColumn = read.fieldIndex(unitName);
    fileColumn = read.fieldIndex(Relations.FILE);
    lineColumn = read.fieldIndex(Relations.LINE);
    for (Scenario scenario : all) {
      Map<UTF8String, Set<Long>> leftOut = new HashMap<>();
      for (RowPlace row : scenario.leftOut()) {
        if (row.isCurrent() == isCurrent && row.table().equals(table)) {
          leftOut
              .computeIfAbsent(UTF8String.fromString(row.path()), path -> new HashSet<>())
              .add(row.line());
        }
      }
      scenarios
          .computeIfAbsent(UTF8String.fromString(scenario.unit()), unit -> new ArrayList<>())
          .add(new OfTable(UTF8String.fromString(scenario.key()), leftOut));
    }
    marks.forEach(
        (row, mark) ->
            this.marks
                .computeIfAbsent(UTF8String.fromString(row.path()), path -> new HashMap<>())
                .put(row.line(), Cells.utf8(mark)));
  }

  @Override
  public boolean next() throws IOException {
    while (ready.isEmpty() && rows.next()) {
      spread(rows.get());
    }
    batch = ready.poll();
    return batch != null;
  }

  @Override
  public ColumnarBatch get() {
    if (batch == null) {
      throw new IllegalStateException("There is no batch");
    }

    return batch;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  private void spread(ColumnarBatch all) {
    int from = 0;
    while (from < all.numRows()) {
      UTF8String unit = all.column(unitColumn).getUTF8String(from).copy();
      int to = from + 1;
      while (to < all.numRows() && all.column(unitColumn).getUTF8String(to).equals(unit)) {
        to++;
      }
      for (OfTable scenario : scenarios.getOrDefault(unit, List.of())) {
        spread(all, from, to, scenario);
      }
      from = to;
    }
  }

  private void spread(ColumnarBatch all, int from, int to, OfTable scenario) {
    int[] kept = new int[to - from];
    int count = 0;
    for (int row = from; row < to; row++) {
      boolean isOut =
          !scenario.leftOut().isEmpty()
              && scenario.has(
                  all.column(fileColumn).getUTF8String(row), all.column(lineColumn).getLong(row));
      if (!isOut) {
        kept[count++] = row;
      }
    }
    if (count == 0) {
      return;
    }

    ColumnVector[] vectors = new ColumnVector[asked.length()];
    for (int i = 0; i < vectors.length; i++) {
      String name = asked.fieldNames()[i];
      if (name.equals(MarkedTables.MARK)) {
        vectors[i] = marks(all, kept, count);
      } else {
        int column = read.fieldIndex(name);
        vectors[i] =
            column == unitColumn
                ? SelectedRows.ofText(scenario.key())
                : SelectedRows.of(all.column(column), kept);
      }
    }
    ready.add(new ColumnarBatch(vectors, count));
  }

  private ColumnVector marks(ColumnarBatch all, int[] kept, int count) {
    OnHeapColumnVector column = new OnHeapColumnVector(count, DataTypes.StringType);
    column.putNulls(0, count);
    for (int i = 0; i < count && !marks.isEmpty(); i++) {
      Map<Long, byte[]> ofFile = marks.get(all.column(fileColumn).getUTF8String(kept[i]));
      byte[] mark = ofFile == null ? null : ofFile.get(all.column(lineColumn).getLong(kept[i]));
      if (mark != null) {
        column.putNotNull(i);
        column.putByteArray(i, mark);
      }
    }
    return column;
  }
}
