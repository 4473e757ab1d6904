package org.districtassessment.pipeline.benchmark;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.pipeline.Duck;

/**
 * Text files of a year, as {@link PlainSpec} would have them written: the same records and cells,
 * in UTF-8, with the columns of the schema in its order, one path a table and unit.
 */
final class PlainCopy {

  private PlainCopy() {}

  /**
   * Copies the files that a publication read; blank lines are left out.
   *
   * @param input folder with the folder of the year
   * @param run the publication
   * @param output gets the folder of the year
   */
  static void write(Schemas schemas, Path input, Path run, int year, Path output)
      throws IOException, SQLException {
    List<String> files;
    try (Duck duck = new Duck()) {
      files =
          duck.rows(
              "SELECT file, \"table\", unit, encoding FROM read_parquet('%s/submissions.parquet') WHERE status = 'read' ORDER BY file"
                  .formatted(run));
    }
    Path folder = output.resolve(Integer.toString(year));
    for (String file : files) {
      String[] parts = file.split("\\|", -1);
      String table = parts[1];
      String unit = parts[2];
      Path copy =
          unit.equals("∅")
              ? folder.resolve(table + ".csv")
              : folder.resolve(unit).resolve(table + "_" + unit + ".csv");
      Files.createDirectories(copy.getParent());
      copy(
          schemas.table(table).orElseThrow(),
          input.resolve(parts[0]),
          Charset.forName(parts[3].replace("-bom", "")),
          copy);
    }
  }

  private static void copy(TableSchema schema, Path from, Charset charset, Path to)
      throws IOException {
    List<CSVRecord> records;
    try (CSVParser parser =
        CSVParser.parse(
            Files.readString(from, charset).replaceFirst("^\uFEFF", ""), CSVFormat.DEFAULT)) {
      records = parser.getRecords();
    }
    List<String> header = records.get(0).toList();
    int[] places = schema.fields().stream().mapToInt(field -> placeOf(field, header)).toArray();
    try (CSVPrinter printer =
        new CSVPrinter(
            Files.newBufferedWriter(to, StandardCharsets.UTF_8),
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get())) {
      printer.printRecord(schema.fields().stream().map(Field::name));
      for (CSVRecord record : records.subList(1, records.size())) {
        printer.printRecord(cells(record, header.size(), places));
      }
    }
  }

  /** A record with more or fewer cells than the header keeps that fault. */
  private static List<String> cells(CSVRecord record, int columns, int[] places) {
    List<String> cells = new ArrayList<>();
    for (int place : places) {
      cells.add(place >= 0 && place < record.size() ? record.get(place) : "");
    }
    if (record.size() > columns) {
      cells.add(record.get(columns));
    }
    return record.size() < columns ? cells.subList(0, cells.size() - 1) : cells;
  }

  /** Where the field stands in the header; -1 where it does not. */
  private static int placeOf(Field field, List<String> header) {
    Set<String> labels = new HashSet<>(field.aliases());
    labels.addAll(List.of(field.name(), field.title().zh(), field.title().en()));
    for (int i = 0; i < header.size(); i++) {
      if (labels.contains(header.get(i).strip())) {
        return i;
      }
    }
    return -1;
  }
}
