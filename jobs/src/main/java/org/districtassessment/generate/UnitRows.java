package org.districtassessment.generate;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * The units of the specification's file, one row for each year and unit: the file's columns as
 * strings, then {@code copy}, {@code unit_number} (from 1), {@code units}, {@code unit_share} (of
 * all weights, adding up to 1), {@code persons} and {@code year}.
 *
 * <p>Asked for fewer units than the file has, evenly spaced ones are taken; asked for more, the
 * file is gone through again with {@code copy} 1, 2, …, and the specification makes up their names.
 */
record UnitRows(StructType type, List<Row> rows) {

  private static final String SHARE = "unit_share";

  static Optional<UnitRows> read(
      Path file, Spec.Units units, GenerateOptions options, Problems problems) {
    List<String> header;
    List<CSVRecord> records;
    try (CSVParser parser =
        CSVParser.parse(
            Files.newBufferedReader(file, StandardCharsets.UTF_8),
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      header = parser.getHeaderNames();
      records = parser.getRecords();
    } catch (IOException e) {
      problems.add(SourceLocation.ofFile(file.toString()), "Cannot be read: %s", e.toString());
      return Optional.empty();
    }
    if (records.isEmpty() || !header.contains(units.weight())) {
      problems.add(
          SourceLocation.ofFile(file.toString()), "Needs rows and a column %s", units.weight());
      return Optional.empty();
    }

    List<CSVRecord> chosen = chosen(records, options.units());
    List<BigDecimal> weights = new ArrayList<>();
    for (CSVRecord record : chosen) {
      weights.add(weight(record, units.weight(), file, problems));
    }
    BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (whole.signum() <= 0) {
      problems.add(
          SourceLocation.ofFile(file.toString()), "The weights must add up to more than 0");
      return Optional.empty();
    }

    List<Row> rows = new ArrayList<>();
    for (int year : options.years()) {
      for (int i = 0; i < chosen.size(); i++) {
        List<Object> cells = new ArrayList<>(chosen.get(i).toList());
        cells.add(i / records.size());
        cells.add(i + 1);
        cells.add(chosen.size());
        cells.add(weights.get(i).divide(whole, MathContext.DECIMAL64).doubleValue());
        cells.add(options.persons());
        cells.add(year);
        rows.add(RowFactory.create(cells.toArray()));
      }
    }
    return Optional.of(new UnitRows(type(header), rows));
  }

  /** Returns the rows in so many runs at most, about equal in what the units weigh. */
  List<List<Row>> runs(int most) {
    int share = type.fieldIndex(SHARE);
    double whole = rows.stream().mapToDouble(row -> row.getDouble(share)).sum();
    List<List<Row>> runs = new ArrayList<>();
    double before = 0;
    int last = -1;
    for (Row row : rows) {
      int run = Math.min(most - 1, (int) (before / whole * most));
      if (run != last) {
        runs.add(new ArrayList<>());
        last = run;
      }
      runs.get(runs.size() - 1).add(row);
      before += row.getDouble(share);
    }
    return runs;
  }

  private static List<CSVRecord> chosen(List<CSVRecord> records, @Nullable Integer asked) {
    int count = asked == null ? records.size() : asked;
    List<CSVRecord> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at =
          count < records.size() ? (int) ((long) i * records.size() / count) : i % records.size();
      chosen.add(records.get(at));
    }
    return chosen;
  }

  private static BigDecimal weight(CSVRecord record, String column, Path file, Problems problems) {
    try {
      return new BigDecimal(record.get(column).strip()).max(BigDecimal.ZERO);
    } catch (NumberFormatException e) {
      problems.add(
          new SourceLocation(file.toString(), (int) record.getRecordNumber() + 1, 0),
          "%s is not a number: \"%s\"",
          column,
          record.get(column));
      return BigDecimal.ZERO;
    }
  }

  private static StructType type(List<String> header) {
    StructType type = new StructType();
    for (String column : header) {
      type = type.add(column, DataTypes.StringType);
    }
    return type.add("copy", DataTypes.IntegerType)
        .add("unit_number", DataTypes.IntegerType)
        .add("units", DataTypes.IntegerType)
        .add(SHARE, DataTypes.DoubleType)
        .add("persons", DataTypes.LongType)
        .add("year", DataTypes.IntegerType);
  }
}
