package org.districtassessment.stage.submission;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.districtassessment.core.composite.Correction;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the decisions of reviewers: a text of cells like a submission, in any of its encodings, but
 * of people who decide, so that every problem refuses it.
 */
public final class ReadCorrections {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}([.][0-9]{1,18})?");
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

  private final String name;
  private final TableSchema schema;
  private final Problems problems;

  /**
   * What a file holds.
   *
   * @param name of the file, without its folder
   * @param bytes its length
   * @param sha256 of its bytes, lower-case hexadecimal
   */
  public record Read(String name, long bytes, String sha256, List<Correction> corrections) {

    public Read {
      corrections = List.copyOf(corrections);
    }
  }

  private ReadCorrections(String name, TableSchema schema, Problems problems) {
    this.name = name;
    this.schema = schema;
    this.problems = problems;
  }

  /**
   * Reads a file of corrections.
   *
   * @param uri on any Hadoop file system
   * @param schema says by which labels a column is known
   * @param problems takes everything that is wrong with the file
   */
  public static Optional<Read> readCorrections(
      FileAccess files, String uri, TableSchema schema, Problems problems) {
    String name = new Path(uri).getName();
    try {
      byte[] bytes;
      try (var in = files.open(uri)) {
        bytes = in.readAllBytes();
      }
      ProbedFile probed = ProbedFile.of(ProbedFile.source(bytes));
      if (probed.encoding() == TextEncoding.UNKNOWN) {
        problems.add(
            SourceLocation.ofFile(name),
            "This is no text (save it as \"CSV UTF-8\" and try again)");
        return Optional.empty();
      }

      List<Correction> corrections =
          new ReadCorrections(name, schema, problems).read(bytes, probed.encoding());
      return Optional.of(new Read(name, probed.bytes(), probed.sha256(), corrections));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          SourceLocation.ofFile(uri), "The corrections cannot be read (is this the file's name?)");
      return Optional.empty();
    }
  }

  private List<Correction> read(byte[] bytes, TextEncoding encoding) throws IOException {
    List<Correction> corrections = new ArrayList<>();
    try (RecordReader records = open(bytes, encoding)) {
      Map<String, Integer> columns = records.next() ? columns(records) : Map.of();
      for (Field field : schema.fields()) {
        if (!columns.containsKey(field.name())) {
          problems.add(
              new SourceLocation(name, 1, 0),
              "The column %s is missing (its label is %s or %s)",
              field.name(),
              field.name(),
              field.title().zh());
        }
      }
      while (columns.size() == schema.fields().size() && records.next()) {
        List<String> cells = Labels.cells(records);
        if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
          correction(new Row(columns, cells, records.line())).ifPresent(corrections::add);
        }
      }
    }
    return corrections;
  }

  private static RecordReader open(byte[] bytes, TextEncoding encoding) throws IOException {
    char best = DELIMITERS.get(0);
    int most = 0;
    for (char delimiter : DELIMITERS) {
      try (RecordReader records = open(bytes, encoding, delimiter)) {
        int cells = records.next() ? records.cells() : 0;
        if (cells > most) {
          most = cells;
          best = delimiter;
        }
      }
    }
    return open(bytes, encoding, best);
  }

  private static RecordReader open(byte[] bytes, TextEncoding encoding, char delimiter)
      throws IOException {
    return new RecordReader(
        ProbedFile.utf8(ProbedFile.source(bytes).open(), encoding),
        bytes.length,
        (byte) delimiter,
        1);
  }

  private Map<String, Integer> columns(RecordReader header) {
    List<String> labels = Labels.cells(header);
    Map<String, Integer> columns = new HashMap<>();
    for (int column = 0; column < labels.size(); column++) {
      String label = Labels.plain(labels.get(column));
      for (Field field : schema.fields()) {
        if (isKnownBy(field, label) && columns.putIfAbsent(field.name(), column) != null) {
          problems.add(new SourceLocation(name, 1, column + 1), "Two columns are %s", field.name());
        }
      }
    }
    return columns;
  }

  private static boolean isKnownBy(Field field, String label) {
    List<String> labels = new ArrayList<>(field.aliases());
    labels.addAll(List.of(field.name(), field.title().zh(), field.title().en()));
    return labels.stream().map(Labels::plain).anyMatch(label::equals);
  }

  private Optional<Correction> correction(Row row) {
    String unit = required(row, "unit");
    String indicator = required(row, "indicator");
    String reviewer = required(row, "reviewer");
    String reason = required(row, "reason");
    String decided = required(row, "decided_on");
    LocalDate decidedOn = date(row, decided);
    String text = row.cell("value");
    boolean isNumber = text.isEmpty() || NUMBER.matcher(text).matches();
    if (!isNumber) {
      problems.add(at(row, "value"), "value is not a number (write one such as 12.5)");
    }
    boolean isComplete =
        List.of(unit, indicator, reviewer, reason).stream().noneMatch(String::isEmpty);
    if (!isComplete || !isNumber || decidedOn == null) {
      return Optional.empty();
    }

    BigDecimal value = text.isEmpty() ? null : new BigDecimal(text);
    return Optional.of(
        new Correction(
            unit,
            indicator,
            value,
            reviewer,
            decidedOn,
            reason,
            new SourceLocation(name, Math.toIntExact(row.line()), 0)));
  }

  private String required(Row row, String field) {
    String cell = row.cell(field);
    if (cell.isEmpty()) {
      problems.add(at(row, field), "%s is empty (a correction must say it)", field);
    }
    return cell;
  }

  private @Nullable LocalDate date(Row row, String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(at(row, "decided_on"), "decided_on is not a day (write one such as 2025-03-01)");
      return null;
    }
  }

  private SourceLocation at(Row row, String field) {
    return new SourceLocation(
        name, Math.toIntExact(row.line()), row.columns().getOrDefault(field, 0) + 1);
  }

  /** One row of the file. */
  private record Row(Map<String, Integer> columns, List<String> cells, long line) {

    String cell(String field) {
      int column = columns.getOrDefault(field, Integer.MAX_VALUE);
      return column < cells.size() ? cells.get(column) : "";
    }
  }
}
