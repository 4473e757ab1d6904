package org.districtassessment.generate;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;

/** A column of a file, which writes the cells of good rows without making texts of them first. */
final class FileCell {

  private static final byte[] EMPTY = {};

  private final FileStyle style;
  private final Field field;
  private final int place;
  private final TableCells.Kind kind;
  private final byte[] yes;
  private final byte[] no;

  FileCell(FileStyle style, Field field, TableCells.Cell cell) {
    this.style = style;
    this.field = field;
    this.place = cell.place();
    this.kind = cell.kind();
    this.yes = style.cell(field, "true").getBytes(StandardCharsets.UTF_8);
    this.no = style.cell(field, "false").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the cell of a row; an empty one where the row has none. */
  void write(CsvFile csv, InternalRow row, CsvFile.Quotes quotes) {
    if (row.isNullAt(place)) {
      csv.text(EMPTY, quotes);
      return;
    }
    switch (kind) {
      case INTEGER -> csv.whole(row.getInt(place), quotes);
      case LONG -> csv.whole(row.getLong(place), quotes);
      case TRUTH -> csv.text(row.getBoolean(place) ? yes : no, quotes);
      case DAY -> csv.day(row.getInt(place), quotes);
      case TEXT -> csv.text(text(row.getUTF8String(place)), quotes);
    }
  }

  /** A column of words may hold those for true and false. */
  private byte[] text(UTF8String text) {
    return field.type() == FieldType.BOOLEAN
        ? style.cell(field, text.toString()).getBytes(StandardCharsets.UTF_8)
        : text.getBytes();
  }
}
