package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
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

  private final List<Field> fields;
  private final Writer out;

  private CsvFile(List<Field> fields, Writer out) {
    this.fields = fields;
    this.out = out;
  }

  /** Creates the file, which must not exist, and writes its header. */
  public static CsvFile create(Path file, TableSchema schema) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(newFile(file), UTF_8), 1 << 16);
    try {
      out.write(BYTE_ORDER_MARK);
      out.write(String.join(",", schema.fields().stream().map(Field::name).toList()));
      out.write("\r\n");
    } catch (IOException e) {
      out.close();
      throw e;
    }

    return new CsvFile(schema.fields(), out);
  }

  /** Writes a row that fits the schema. */
  public void write(List<@Nullable Object> row) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      @Nullable Object value = row.get(i);
      if (value != null) {
        out.write(cell(fields.get(i), value));
      }
    }
    out.write("\r\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String cell(Field field, Object value) {
    if (value instanceof String text) {
      return quoted(FormulaGuard.guard(text));
    }

    if (value instanceof BigDecimal number) {
      return number.setScale(field.decimals(), RoundingMode.UNNECESSARY).toPlainString();
    }

    return value.toString();
  }

  /** Quotes the empty text, and what a parser or an editor would otherwise cut or trim. */
  private static String quoted(String text) {
    if (text.isEmpty()) {
      return "\"\"";
    }

    return isPlain(text) ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return false;
      }
    }
    return text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' ';
  }

  private static OutputStream newFile(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
