package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Batches, or rows, of a table put one behind the other. */
final class ReadColumns {

  private final StructType type;
  private final List<List<Column>> parts = new ArrayList<>();
  private final StayingBatches staying = new StayingBatches();
  private final List<InternalRow> loose = new ArrayList<>();
  private int rows;

  ReadColumns(StructType type) {
    this.type = type;
    for (int i = 0; i < type.length(); i++) {
      parts.add(new ArrayList<>());
    }
  }

  int rows() {
    return rows;
  }

  /** Adds rows that may be gone afterwards, unless they say that they stay. */
  void add(ColumnarBatch batch) {
    rows += batch.numRows();
    if (StayingBatches.stays(batch)) {
      staying.add(batch);
      return;
    }

    addStaying();
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).add(read(batch.column(i), type.apply(i).dataType(), batch.numRows()));
    }
  }

  private void addStaying() {
    if (!staying.isEmpty()) {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).add(staying.column(i, type.apply(i).dataType()));
      }
      staying.clear();
    }
  }

  /** Adds a row that stays. */
  void add(InternalRow row) {
    loose.add(row);
    rows++;
  }

  /**
   * Returns the batches of each part, where all rows stand in batches that stay and have one unit
   * each; else null.
   *
   * @param unit position of the column that names it
   */
  @Nullable List<StayingBatches> byUnit(int unit, int parts) {
    return staying.rows() == rows ? staying.byUnit(unit, parts) : null;
  }

  List<Column> build() {
    addStaying();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      DataType of = type.apply(i).dataType();
      if (!loose.isEmpty()) {
        ColumnBuilder builder = new ColumnBuilder(of, rows);
        for (int row = 0; row < rows; row++) {
          builder.set(row, loose.get(row).isNullAt(i) ? null : loose.get(row).get(i, of));
        }
        columns.add(builder.build());
      } else {
        columns.add(Concatenate.concatenate(of, parts.get(i), rows));
      }
    }
    return columns;
  }

  private static Column read(ColumnVector vector, DataType type, int rows) {
    if (type.equals(DataTypes.StringType)) {
      return texts(vector, rows);
    }

    long[] values = new long[rows];
    boolean[] nulls = nulls(vector, rows);
    if (type == DataTypes.BooleanType) {
      for (int i = 0; i < rows; i++) {
        values[i] = (nulls == null || !nulls[i]) && vector.getBoolean(i) ? 1 : 0;
      }
    } else if (type == DataTypes.IntegerType || type instanceof DateType) {
      for (int i = 0; i < rows; i++) {
        values[i] = nulls == null || !nulls[i] ? vector.getInt(i) : 0;
      }
    } else {
      for (int i = 0; i < rows; i++) {
        values[i] = nulls == null || !nulls[i] ? vector.getLong(i) : 0;
      }
    }
    return new LongColumn(type, rows, values, nulls);
  }

  private static boolean @Nullable [] nulls(ColumnVector vector, int rows) {
    if (!vector.hasNull()) {
      return null;
    }

    boolean[] nulls = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      nulls[i] = vector.isNullAt(i);
    }
    return nulls;
  }

  /** Texts that are few different ones are told apart by their objects first. */
  private static Column texts(ColumnVector vector, int rows) {
    @Nullable Object[] values = new Object[rows];
    int[] numbers = new int[rows];
    Map<@Nullable Object, Integer> words = new HashMap<>();
    Object last = null;
    int lastNumber = -1;
    boolean areFew = true;
    for (int i = 0; i < rows; i++) {
      UTF8String text = vector.getUTF8String(i);
      values[i] = text;
      if (areFew) {
        if (lastNumber < 0 || text != last) {
          Integer number = words.get(text);
          if (number == null) {
            number = words.size();
            words.put(text, number);
            areFew = words.size() <= 16 + rows / 16;
          }
          last = text;
          lastNumber = number;
        }
        numbers[i] = lastNumber;
      }
    }
    if (!areFew) {
      return new ObjectColumn(DataTypes.StringType, values);
    }

    @Nullable Object[] inOrder = new Object[words.size()];
    words.forEach((word, number) -> inOrder[number] = word);
    return new WordsColumn(DataTypes.StringType, inOrder, numbers);
  }
}
