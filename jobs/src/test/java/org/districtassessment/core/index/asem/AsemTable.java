package org.districtassessment.core.index.asem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of {@code asem/}. */
final class AsemTable {

  private final List<String> header;
  private final List<CSVRecord> rows;
  private final Map<String, CSVRecord> byKey = new HashMap<>();

  private AsemTable(List<String> header, List<CSVRecord> rows) {
    this.header = header;
    this.rows = rows;
    rows.forEach(row -> byKey.put(row.get(0), row));
  }

  static AsemTable read(String file) {
    try (InputStream in = requireNonNull(AsemTable.class.getResourceAsStream("/asem/" + file));
        CSVParser parser =
            CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new AsemTable(parser.getHeaderNames(), parser.getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> header() {
    return header;
  }

  /** The columns behind the key, which is the first. */
  List<String> columns() {
    return header.subList(1, header.size());
  }

  List<String> keys() {
    return texts(header.get(0));
  }

  List<String> texts(String column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  double[] numbers(String column) {
    return rows.stream().mapToDouble(row -> number(row.get(column))).toArray();
  }

  /** Returns the cell of a key, NaN where it is empty. */
  double number(String key, String column) {
    return number(text(key, column));
  }

  String text(String key, String column) {
    CSVRecord row = byKey.get(key);
    assertThat(row).as("row of %s", key).isNotNull();
    return requireNonNull(row).get(column);
  }

  private static double number(String text) {
    return switch (text) {
      case "" -> Double.NaN;
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
