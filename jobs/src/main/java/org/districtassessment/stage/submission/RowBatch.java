package org.districtassessment.stage.submission;

import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;

/** Some accepted rows of one table in columns: all of the table, with path and line. */
final class RowBatch {

  private static final int MOST_ROWS = 4096;

  private final TableLayout layout;
  private final Pseudonyms.Writer pseudonyms;
  private final Redactor mask;
  private final SensitiveAs sensitive;
  private final Column[] columns;
  private final byte[] pseudonym = new byte[Pseudonyms.LENGTH];

  private byte[] path = new byte[0];
  private int rows;

  /** Which cells of a row have a value, which the readers of their fields then hold. */
  interface Present {
    boolean has(int field);
  }

  /** Takes what a row has for a column. */
  private abstract static class Column {
    abstract void add(RowWalker walker, Present present);

    abstract ColumnBytes bytes();
  }

  private final class LineColumn extends Column {
    private final NumberBytes lines = new NumberBytes();

    @Override
    void add(RowWalker walker, Present present) {
      lines.put(walker.line());
    }

    @Override
    ColumnBytes bytes() {
      return lines;
    }
  }

  private final class PathColumn extends Column {
    private final TextBytes paths = new TextBytes();

    @Override
    void add(RowWalker walker, Present present) {
      paths.put(path, 0, path.length);
    }

    @Override
    ColumnBytes bytes() {
      return paths;
    }
  }

  private final class ValueColumn extends Column {
    private final int field;
    private final CellReader reader;
    private final NumberBytes values = new NumberBytes();

    private ValueColumn(int field) {
      this.field = field;
      this.reader = layout.reader(field);
    }

    @Override
    void add(RowWalker walker, Present present) {
      if (present.has(field)) {
        values.put(reader.value());
      } else {
        values.putNull();
      }
    }

    @Override
    ColumnBytes bytes() {
      return values;
    }
  }

  private final class TextColumn extends Column {
    private final int field;
    private final CellReader reader;
    private final boolean isSensitive;
    private final TextBytes texts = new TextBytes();

    private TextColumn(int field, boolean isSensitive) {
      this.field = field;
      this.reader = layout.reader(field);
      this.isSensitive = isSensitive;
    }

    @Override
    void add(RowWalker walker, Present present) {
      if (!present.has(field)) {
        texts.putNull();
      } else if (isSensitive) {
        byte[] shown = shown(reader);
        texts.put(shown, 0, shown.length);
      } else {
        texts.put(reader.bytes(), reader.from(), reader.to());
      }
    }

    @Override
    ColumnBytes bytes() {
      return texts;
    }
  }

  /**
   * @param layout whose readers read the rows
   */
  RowBatch(ReadingContext context, TableLayout layout, SensitiveAs sensitive) {
    this.layout = layout;
    this.pseudonyms = context.pseudonyms().writer();
    this.mask = context.mask();
    this.sensitive = sensitive;
    StructType all = SparkTypes.ofTable(layout.schema());
    columns = new Column[all.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(layout.schema(), all.fieldNames()[i]);
    }
  }

  private Column column(TableSchema table, String name) {
    if (name.equals(Relations.FILE)) {
      return new PathColumn();
    }
    if (name.equals(Relations.LINE)) {
      return new LineColumn();
    }

    int position = table.indexOf(name);
    Field field = table.fields().get(position);
    return switch (field.type()) {
      case STRING -> new TextColumn(position, field.sensitive());
      case INTEGER, NUMBER, BOOLEAN, DATE, YEAR -> new ValueColumn(position);
    };
  }

  /** Goes to the rows of a file, and forgets those that are there. */
  void start(SubmissionFile file) {
    path = Cells.utf8(file.path());
    clear();
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return rows == MOST_ROWS;
  }

  int rows() {
    return rows;
  }

  /** Forgets the rows. */
  void clear() {
    for (Column column : columns) {
      column.bytes().clear();
    }
    rows = 0;
  }

  /** Adds the row at which a walker stands. */
  void add(RowWalker walker, Present present) {
    for (Column column : columns) {
      column.add(walker, present);
    }
    rows++;
  }

  /** Returns how many bytes each column takes. */
  int[] lengths() {
    int[] lengths = new int[columns.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = columns[i].bytes().length();
    }
    return lengths;
  }

  /**
   * Returns the columns one behind the other.
   *
   * @param lengths of them
   */
  byte[] bytes(int[] lengths) {
    int length = 0;
    for (int each : lengths) {
      length += each;
    }
    byte[] bytes = new byte[length];
    int at = 0;
    for (int i = 0; i < lengths.length; i++) {
      columns[i].bytes().write(bytes, at);
      at += lengths[i];
    }
    return bytes;
  }

  private byte[] shown(CellReader reader) {
    pseudonyms.write(reader.bytes(), reader.from(), reader.to(), pseudonym);
    return sensitive == SensitiveAs.PSEUDONYM ? pseudonym : OwnValues.of(pseudonym, reader, mask);
  }
}
