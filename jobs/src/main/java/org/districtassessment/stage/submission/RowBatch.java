package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.TableSchema;

/** Some accepted rows of one table in columns: all of the table, with path and line. */
final class RowBatch {

  private static final int MOST_ROWS = 4096;

  private final TableLayout layout;
  private final Pseudonyms.Writer pseudonyms;
  private final Redactor mask;
  private final SensitiveAs sensitive;
  private final NumberBytes lines = new NumberBytes();
  private final TextBytes paths = new TextBytes();
  private final List<ValueColumn> ofValues = new ArrayList<>();
  private final List<TextColumn> ofTexts = new ArrayList<>();
  private final ColumnBytes[] columns;
  private final byte[] pseudonym = new byte[Pseudonyms.LENGTH];

  private byte[] path = new byte[0];
  private int rows;

  /** Which cells of a row have a value, which the readers of their fields then hold. */
  interface Present {
    boolean has(int field);
  }

  /** A column of what is no text. */
  private record ValueColumn(int field, CellReader reader, NumberBytes values) {

    private void add(Present present) {
      if (present.has(field)) {
        values.put(reader.value());
      } else {
        values.putNull();
      }
    }
  }

  private record TextColumn(int field, CellReader reader, boolean isSensitive, TextBytes texts) {}

  /**
   * @param layout whose readers read the rows
   */
  RowBatch(ReadingContext context, TableLayout layout, SensitiveAs sensitive) {
    this.layout = layout;
    this.pseudonyms = context.pseudonyms().writer();
    this.mask = context.mask();
    this.sensitive = sensitive;
    StructType all = SparkTypes.ofTable(layout.schema());
    columns = new ColumnBytes[all.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(layout.schema(), all.fieldNames()[i]);
    }
  }

  private ColumnBytes column(TableSchema table, String name) {
    if (name.equals(Relations.FILE)) {
      return paths;
    }
    if (name.equals(Relations.LINE)) {
      return lines;
    }

    int position = table.indexOf(name);
    Field field = table.fields().get(position);
    CellReader reader = layout.reader(position);
    if (field.type() == FieldType.STRING) {
      TextBytes texts = new TextBytes();
      ofTexts.add(new TextColumn(position, reader, field.sensitive(), texts));
      return texts;
    }

    NumberBytes values = new NumberBytes();
    ofValues.add(new ValueColumn(position, reader, values));
    return values;
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
    for (ColumnBytes column : columns) {
      column.clear();
    }
    rows = 0;
  }

  /** Adds the row at which a walker stands. */
  void add(RowWalker walker, Present present) {
    lines.put(walker.line());
    paths.put(path, 0, path.length);
    for (int i = 0; i < ofValues.size(); i++) {
      ofValues.get(i).add(present);
    }
    for (int i = 0; i < ofTexts.size(); i++) {
      add(ofTexts.get(i), present);
    }
    rows++;
  }

  private void add(TextColumn column, Present present) {
    CellReader reader = column.reader;
    if (!present.has(column.field)) {
      column.texts.putNull();
    } else if (column.isSensitive) {
      byte[] shown = shown(reader);
      column.texts.put(shown, 0, shown.length);
    } else {
      column.texts.put(reader.bytes(), reader.from(), reader.to());
    }
  }

  /** Returns how many bytes each column takes. */
  int[] lengths() {
    int[] lengths = new int[columns.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = columns[i].length();
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
      columns[i].write(bytes, at);
      at += lengths[i];
    }
    return bytes;
  }

  private byte[] shown(CellReader reader) {
    pseudonyms.write(reader.bytes(), reader.from(), reader.to(), pseudonym);
    return sensitive == SensitiveAs.PSEUDONYM ? pseudonym : OwnValues.of(pseudonym, reader, mask);
  }
}
