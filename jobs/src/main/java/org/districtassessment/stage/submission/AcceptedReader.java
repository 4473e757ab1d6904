package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/** The accepted rows of one bucket as column batches; converts only the columns asked for. */
final class AcceptedReader implements PartitionReader<ColumnarBatch> {

  static final int BATCH = 4096;

  /** Stands for no field of the table: path and line of a row. */
  private static final int FILE_COLUMN = -1;

  private static final int LINE_COLUMN = -2;

  private final TableLayout layout;
  private final FileAccess files;
  private final Pseudonyms pseudonyms;
  private final Redactor mask;
  private final SensitiveAs sensitive;
  private final Buckets buckets;
  private final int bucket;
  private final Iterator<ReadableYear.Part> parts;
  private final int[] columns;
  private final WritableColumnVector[] vectors;
  private final ColumnarBatch batch;
  private final byte[] pseudonym = new byte[Pseudonyms.LENGTH];

  private ReadableYear.@Nullable Part part;
  private @Nullable RowWalker walker;
  private byte[] path = new byte[0];

  AcceptedReader(
      ReadingContext context,
      String table,
      Buckets buckets,
      int bucket,
      List<ReadableYear.Part> parts,
      SensitiveAs sensitive,
      StructType required) {
    this.layout = context.layout(table);
    this.files = context.files();
    this.pseudonyms = context.pseudonyms();
    this.mask = context.mask();
    this.sensitive = sensitive;
    this.buckets = buckets;
    this.bucket = bucket;
    this.parts = parts.iterator();
    columns = new int[required.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = position(required.fieldNames()[i]);
    }
    vectors = OnHeapColumnVector.allocateColumns(BATCH, required);
    ColumnVector[] readable = vectors.clone();
    batch = new ColumnarBatch(readable);
  }

  @Override
  public boolean next() throws IOException {
    for (WritableColumnVector vector : vectors) {
      vector.reset();
    }
    int rows = 0;
    while (rows < BATCH && nextRow()) {
      write(rows);
      rows++;
    }
    batch.setNumRows(rows);
    return rows > 0;
  }

  @Override
  public ColumnarBatch get() {
    return batch;
  }

  @Override
  public void close() throws IOException {
    batch.close();
    if (walker != null) {
      walker.close();
    }
  }

  /** Goes to the next accepted row of any file. */
  private boolean nextRow() throws IOException {
    while (true) {
      if (walker != null && part != null) {
        while (walker.next()) {
          if (isAccepted(walker, part)) {
            return true;
          }
        }
        walker.close();
      }
      if (!parts.hasNext()) {
        walker = null;
        return false;
      }

      part = parts.next();
      SubmissionFile file = part.file();
      walker = part.look().walk(files, layout, file);
      path = Cells.utf8(part.file().path());
    }
  }

  private boolean isAccepted(RowWalker row, ReadableYear.Part of) {
    return row.kind() == RowWalker.Kind.ROW
        && !of.rejected().get(row.ordinal())
        && (!of.isMixed() || BucketValidator.bucketOf(row, buckets) == bucket);
  }

  private void write(int row) {
    RowWalker from = walker;
    if (from == null) {
      throw new IllegalStateException("No row to write");
    }

    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      if (column == LINE_COLUMN) {
        vectors[i].putLong(row, from.line());
      } else if (column == FILE_COLUMN) {
        vectors[i].putByteArray(row, path, 0, path.length);
      } else if (from.find(column)) {
        write(from, column, vectors[i], row);
      } else {
        vectors[i].putNull(row);
      }
    }
  }

  private void write(RowWalker from, int column, WritableColumnVector vector, int row) {
    Field field = layout.fields().get(column);
    CellReader reader = layout.reader(column);
    if (!from.reads(column)) {
      throw new IllegalStateException("An accepted cell cannot be read; was the file replaced?");
    }

    switch (field.type()) {
      case STRING -> {
        if (field.sensitive()) {
          pseudonyms.write(reader.bytes(), reader.from(), reader.to(), pseudonym);
          byte[] shown =
              sensitive == SensitiveAs.PSEUDONYM
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
