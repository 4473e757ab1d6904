package org.districtassessment.stage.submission;

import java.io.IOException;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.Field;

/** The accepted rows of a part of a file, read from what was submitted, with all columns. */
final class PartRows implements AutoCloseable {

  private static final int BATCH = 4096;

  /** Most files of a unit have few rows. */
  private static final int FIRST_CAPACITY = 64;

  /** Stands for no field of the table: path and line of a row. */
  private static final int FILE_COLUMN = -1;

  private static final int LINE_COLUMN = -2;

  private final TableLayout layout;
  private final Pseudonyms pseudonyms;
  private final Redactor mask;
  private final TablePart part;
  private final RowWalker walker;
  private final byte[] path;
  private final int[] columns;
  private final byte[] pseudonym = new byte[Pseudonyms.LENGTH];
  private final WritableColumnVector[] vectors;
  private final ColumnarBatch batch;

  private int capacity = FIRST_CAPACITY;

  /**
   * @param all the table's columns
   */
  PartRows(ReadingContext context, TablePart part, StructType all) throws IOException {
    this.layout = context.layout(part.table());
    this.pseudonyms = context.pseudonyms();
    this.mask = context.mask();
    this.part = part;
    columns = new int[all.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = position(all.fieldNames()[i]);
    }
    vectors = OnHeapColumnVector.allocateColumns(capacity, all);
    ColumnVector[] readable = vectors.clone();
    batch = new ColumnarBatch(readable);
    SubmissionFile file = part.part().file();
    path = Cells.utf8(file.path());
    walker = part.part().look().walk(context.files(), layout, file);
  }

  /** Goes to the next rows, if there are any. */
  boolean next() throws IOException {
    for (WritableColumnVector vector : vectors) {
      vector.reset();
    }
    int rows = 0;
    while (rows < BATCH && nextRow()) {
      if (rows == capacity) {
        grow();
      }
      write(rows);
      rows++;
    }
    batch.setNumRows(rows);
    return rows > 0;
  }

  /** Returns these rows, until the next ones. */
  ColumnarBatch get() {
    return batch;
  }

  @Override
  public void close() throws IOException {
    batch.close();
    walker.close();
  }

  private void grow() {
    capacity = Math.min(BATCH, 2 * capacity);
    for (WritableColumnVector vector : vectors) {
      vector.reserve(capacity);
    }
  }

  private boolean nextRow() throws IOException {
    while (walker.next()) {
      if (part.has(walker)) {
        return true;
      }
    }
    return false;
  }

  private void write(int row) {
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      if (column == LINE_COLUMN) {
        vectors[i].putLong(row, walker.line());
      } else if (column == FILE_COLUMN) {
        vectors[i].putByteArray(row, path, 0, path.length);
      } else if (walker.find(column)) {
        write(column, vectors[i], row);
      } else {
        vectors[i].putNull(row);
      }
    }
  }

  private void write(int column, WritableColumnVector vector, int row) {
    Field field = layout.fields().get(column);
    CellReader reader = layout.reader(column);
    if (!walker.reads(column)) {
      throw new IllegalStateException("An accepted cell cannot be read; was the file replaced?");
    }

    switch (field.type()) {
      case STRING -> {
        if (field.sensitive()) {
          pseudonyms.write(reader.bytes(), reader.from(), reader.to(), pseudonym);
          byte[] shown =
              part.sensitive() == SensitiveAs.PSEUDONYM
                  ? pseudonym
                  : OwnValues.of(pseudonym, reader, mask);
          vector.putByteArray(row, shown, 0, shown.length);
        } else {
          vector.putByteArray(row, reader.bytes(), reader.from(), reader.to() - reader.from());
        }
      }
      case INTEGER, NUMBER -> vector.putLong(row, reader.value());
      case BOOLEAN -> vector.putBoolean(row, reader.value() != 0);
      case DATE, YEAR -> vector.putInt(row, (int) reader.value());
    }
  }

  private int position(String column) {
    if (column.equals(Relations.FILE)) {
      return FILE_COLUMN;
    }

    return column.equals(Relations.LINE) ? LINE_COLUMN : layout.schema().indexOf(column);
  }
}
