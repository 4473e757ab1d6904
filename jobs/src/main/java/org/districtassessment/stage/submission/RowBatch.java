package org.districtassessment.stage.submission;

import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;

/** Some accepted rows of one file in columns: all of its table, with path and line. */
final class RowBatch implements AutoCloseable {

  private static final int MOST_ROWS = 4096;

  /** Most files of a unit have few rows. */
  private static final int FIRST_CAPACITY = 64;

  /** Stands for no field of the table: path and line of a row. */
  private static final int FILE_COLUMN = -1;

  private static final int LINE_COLUMN = -2;

  private final TableLayout layout;
  private final Pseudonyms pseudonyms;
  private final Redactor mask;
  private final SensitiveAs sensitive;
  private final byte[] path;
  private final int[] columns;
  private final byte[] pseudonym = new byte[Pseudonyms.LENGTH];
  private final WritableColumnVector[] vectors;
  private final ColumnarBatch batch;

  private int capacity = FIRST_CAPACITY;
  private int rows;

  /** Which cells of a row have a value, which the readers of their fields then hold. */
  interface Present {
    boolean has(int field);
  }

  /**
   * @param layout whose readers read the rows
   */
  RowBatch(ReadingContext context, TableLayout layout, SubmissionFile file, SensitiveAs sensitive) {
    this.layout = layout;
    this.pseudonyms = context.pseudonyms();
    this.mask = context.mask();
    this.sensitive = sensitive;
    path = Cells.utf8(file.path());
    StructType all = SparkTypes.ofTable(layout.schema());
    columns = new int[all.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = position(layout.schema(), all.fieldNames()[i]);
    }
    vectors = OnHeapColumnVector.allocateColumns(capacity, all);
    ColumnVector[] readable = vectors.clone();
    batch = new ColumnarBatch(readable);
  }

  private static int position(TableSchema table, String column) {
    if (column.equals(Relations.FILE)) {
      return FILE_COLUMN;
    }

    return column.equals(Relations.LINE) ? LINE_COLUMN : table.indexOf(column);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return rows == MOST_ROWS;
  }

  /** Forgets the rows. */
  void clear() {
    for (WritableColumnVector vector : vectors) {
      vector.reset();
    }
    rows = 0;
  }

  /** Adds the row at which a walker stands. */
  void add(RowWalker walker, Present present) {
    if (rows == capacity) {
      grow();
    }
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      if (column == LINE_COLUMN) {
        vectors[i].putLong(rows, walker.line());
      } else if (column == FILE_COLUMN) {
        vectors[i].putByteArray(rows, path, 0, path.length);
      } else if (present.has(column)) {
        write(column, vectors[i]);
      } else {
        vectors[i].putNull(rows);
      }
    }
    rows++;
  }

  /** Returns the rows, until others are added. */
  ColumnarBatch get() {
    batch.setNumRows(rows);
    return batch;
  }

  private void write(int column, WritableColumnVector vector) {
    Field field = layout.fields().get(column);
    CellReader reader = layout.reader(column);
    switch (field.type()) {
      case STRING -> {
        if (field.sensitive()) {
          pseudonyms.write(reader.bytes(), reader.from(), reader.to(), pseudonym);
          byte[] shown =
              sensitive == SensitiveAs.PSEUDONYM
                  ? pseudonym
                  : OwnValues.of(pseudonym, reader, mask);
          vector.putByteArray(rows, shown, 0, shown.length);
        } else {
          vector.putByteArray(rows, reader.bytes(), reader.from(), reader.to() - reader.from());
        }
      }
      case INTEGER, NUMBER -> vector.putLong(rows, reader.value());
      case BOOLEAN -> vector.putBoolean(rows, reader.value() != 0);
      case DATE, YEAR -> vector.putInt(rows, (int) reader.value());
    }
  }

  private void grow() {
    capacity = Math.min(MOST_ROWS, 2 * capacity);
    for (WritableColumnVector vector : vectors) {
      vector.reserve(capacity);
    }
  }

  @Override
  public void close() {
    batch.close();
  }
}
