package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link CsvFile} wrote, value for value. */
final class CsvRows {

  /** This quote mode makes the parser tell an empty cell (null) from a pair of quotes. */
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();

  private CsvRows() {}

  /**
   * Hands every row to {@code rows}, in the file's order.
   *
   * @param name of the file, for messages
   * @throws RefusedException if the file is not what the schema says
   */
  static void read(
      String name, InputStream in, TableSchema schema, Consumer<List<@Nullable Object>> rows)
      throws IOException {
    try (Reader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
        CSVParser parser = CSVParser.parse(afterMark(reader), FORMAT)) {
      List<String> expected = schema.fields().stream().map(Field::name).toList();
      boolean header = true;
      for (CSVRecord record : parser) {
        int line = (int) Math.min(Integer.MAX_VALUE, parser.getCurrentLineNumber());
        if (header) {
          refuseUnless(record.toList().equals(expected), name, 1, "The header must be " + expected);
          header = false;
        } else {
          rows.accept(row(name, line, record, schema.fields()));
        }
      }
      refuseUnless(!header, name, 1, "The header is missing");
    }
  }

  private static List<@Nullable Object> row(
      String name, int line, CSVRecord record, List<Field> fields) {
    refuseUnless(
        record.size() == fields.size(),
        name,
        line,
        "The row has " + record.size() + " cells for " + fields.size() + " columns");
    List<@Nullable Object> row = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      @Nullable String cell = record.get(i);
      row.add(cell == null ? null : value(name, line, fields.get(i), cell));
    }
    return row;
  }

  private static Object value(String name, int line, Field field, String cell) {
    try {
      return switch (field.type()) {
        case STRING -> FormulaGuard.unguard(cell);
        case INTEGER -> Long.valueOf(cell);
        case NUMBER -> new BigDecimal(cell);
        case BOOLEAN -> truth(cell);
        case DATE -> LocalDate.parse(cell);
        case YEAR -> Integer.valueOf(cell);
      };
    } catch (RuntimeException e) {
      throw refused(
          name, line, field.name() + " is no " + field.type().id() + ": \"" + cell + "\"");
    }
  }

  private static Boolean truth(String cell) {
    return switch (cell) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(cell);
    };
  }

  private static Reader afterMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != CsvFile.BYTE_ORDER_MARK.charAt(0)) {
      reader.reset();
    }
    return reader;
  }

  private static void refuseUnless(boolean holds, String name, int line, String message) {
    if (!holds) {
      throw refused(name, line, message);
    }
  }

  private static RefusedException refused(String name, int line, String message) {
    return new RefusedException(
        List.of(
            new Problem(
                new SourceLocation(name, line, 0),
                message + ". The file was changed after it was published; publish again")));
  }
}
