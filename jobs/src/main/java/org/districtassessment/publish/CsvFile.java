package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Writes one table as CSV: RFC 4180, UTF-8 with a byte order mark (without it Excel garbles Chinese
 * text), lines end in CR LF, and the header gives the field names.
 *
 * <p>Numbers are written plainly with exactly the field's decimals, days as {@code yyyy-MM-dd},
 * truth as {@code true} and {@code false}. A missing value is an empty cell; an empty text is a
 * pair of quotes, so that the two differ.
 *
 * <p>No cell is a formula: {@link FormulaGuard} puts an apostrophe before a text that looks like
 * one. Numbers are never touched, so a negative number stays one.
 *
 * <p>A code such as {@code 0012} or one of twelve and more digits is written as it is. Excel, when
 * a CSV file is opened by double-click, shows the first as 12 and the second as 1.23457E+11, and
 * keeps only fifteen digits if it then saves the file; quotes do not keep it from that. The usual
 * remedy, {@code ="0012"}, is a formula, and an apostrophe would stand in the cell for every other
 * program. So the file holds the exact code, and who needs it in a spreadsheet imports the column
 * as text (Data, From Text) or opens the workbook of the publication, where codes are text cells.
 */
public final class CsvFile implements Closeable {

  static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final byte[] COMMA = {','};
  private static final byte[] LINE_END = {'\r', '\n'};

  private final List<Field> fields;
  private final OutputStream out;
  private final TextCells texts;
  private final byte[] buffer = new byte[1 << 16];
  private int buffered;

  private CsvFile(List<Field> fields, OutputStream out) {
    this.fields = fields;
    this.out = out;
    this.texts = new TextCells(fields.size());
  }

  /** Creates the file, which must not exist, and writes its header. */
  public static CsvFile create(Path file, TableSchema schema) throws IOException {
    CsvFile csv = new CsvFile(schema.fields(), newFile(file));
    String names = String.join(",", schema.fields().stream().map(Field::name).toList());
    try {
      csv.add((BYTE_ORDER_MARK + names).getBytes(UTF_8));
      csv.add(LINE_END);
    } catch (IOException e) {
      csv.out.close();
      throw e;
    }

    return csv;
  }

  /** Writes a row that fits the schema. */
  public void write(List<@Nullable Object> row) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        add(COMMA);
      }
      @Nullable Object value = row.get(i);
      if (value instanceof String text) {
        add(texts.cell(i, text));
      } else if (value != null) {
        add(plain(fields.get(i), value).getBytes(UTF_8));
      }
    }
    add(LINE_END);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.write(buffer, 0, buffered);
    }
  }

  private void add(byte[] bytes) throws IOException {
    if (bytes.length > buffer.length - buffered) {
      out.write(buffer, 0, buffered);
      buffered = 0;
      if (bytes.length > buffer.length) {
        out.write(bytes);
        return;
      }
    }
    System.arraycopy(bytes, 0, buffer, buffered, bytes.length);
    buffered += bytes.length;
  }

  private static String plain(Field field, Object value) {
    return value instanceof BigDecimal number
        ? number.setScale(field.decimals(), RoundingMode.UNNECESSARY).toPlainString()
        : value.toString();
  }

  private static OutputStream newFile(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
