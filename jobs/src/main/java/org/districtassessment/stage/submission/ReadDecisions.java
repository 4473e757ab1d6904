package org.districtassessment.stage.submission;

import static java.util.Objects.requireNonNull;

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
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the decisions of reviewers: a text of cells like a submission, in any of its encodings, but
 * of people who decide, so that every problem refuses it.
 */
public final class ReadDecisions {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}([.][0-9]{1,18})?");

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
  public record Read(String name, long bytes, String sha256, List<Decision> decisions) {

    public Read {
      decisions = List.copyOf(decisions);
    }
  }

  private ReadDecisions(String name, TableSchema schema, Problems problems) {
    this.name = name;
    this.schema = schema;
    this.problems = problems;
  }

  /**
   * Reads a file of decisions.
   *
   * @param uri on any Hadoop file system
   * @param schema says by which labels a column is known, and what its cells may hold: numbers,
   *     days, words that mean yes or no, and texts of a pattern
   * @param problems takes everything that is wrong with the file
   */
  public static Optional<Read> readDecisions(
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

      List<Decision> decisions =
          new ReadDecisions(name, schema, problems).read(bytes, probed.encoding());
      return Optional.of(new Read(name, probed.bytes(), probed.sha256(), decisions));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(SourceLocation.ofFile(uri), "The file cannot be read (is this its name?)");
      return Optional.empty();
    }
  }

  private List<Decision> read(byte[] bytes, TextEncoding encoding) throws IOException {
    List<Decision> decisions = new ArrayList<>();
    try (RecordReader records = TextRecords.open(bytes, encoding, 1)) {
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
          decision(columns, cells, records.line()).ifPresent(decisions::add);
        }
      }
    }
    return decisions;
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

  /** Returns a row, or reports every cell of it that is not as its field says. */
  private Optional<Decision> decision(Map<String, Integer> columns, List<String> cells, long line) {
    int known = problems.sorted().size();
    Map<String, String> texts = new HashMap<>();
    for (Field field : schema.fields()) {
      int column = columns.getOrDefault(field.name(), Integer.MAX_VALUE);
      String cell = column < cells.size() ? cells.get(column) : "";
      texts.put(field.name(), cell);
      check(field, cell, new SourceLocation(name, Math.toIntExact(line), column + 1));
    }
    boolean isWhole = problems.sorted().size() == known;
    return isWhole
        ? Optional.of(
            new Decision(schema, texts, new SourceLocation(name, Math.toIntExact(line), 0)))
        : Optional.empty();
  }

  private void check(Field field, String cell, SourceLocation at) {
    if (cell.isEmpty()) {
      if (field.constraints().required()) {
        problems.add(at, "%s is empty (a decision must say it)", field.name());
      }
      return;
    }

    switch (field.type()) {
      case NUMBER -> {
        if (!NUMBER.matcher(cell).matches()) {
          problems.add(at, "%s is not a number (write one such as 12.5)", field.name());
        }
      }
      case DATE -> {
        if (day(cell).isEmpty()) {
          problems.add(at, "%s is not a day (write one such as 2025-03-01)", field.name());
        }
      }
      case BOOLEAN -> {
        List<String> words = new ArrayList<>(field.trueValues());
        words.addAll(field.falseValues());
        if (!words.contains(cell)) {
          problems.add(at, "%s is none of %s", field.name(), String.join(", ", words));
        }
      }
      default -> {
        Pattern pattern = field.constraints().pattern();
        if (pattern != null && !pattern.matcher(cell).matches()) {
          problems.add(at, "%s is not of the form %s (copy it)", field.name(), pattern.pattern());
        }
      }
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * One row of the file; every cell is as its field says.
   *
   * @param texts cells by field, trimmed; an empty text where there is none
   * @param at the row
   */
  public record Decision(TableSchema schema, Map<String, String> texts, SourceLocation at) {

    public Decision {
      texts = Map.copyOf(texts);
    }

    public String text(String field) {
      return requireNonNull(texts.get(field), field);
    }

    /** Returns a number; null where there is none. */
    public @Nullable BigDecimal number(String field) {
      String text = text(field);
      return text.isEmpty() ? null : new BigDecimal(text);
    }

    /** Returns a day that must be there. */
    public LocalDate day(String field) {
      return LocalDate.parse(text(field));
    }

    /** Whether a word that must be there means true. */
    public boolean isTrue(String field) {
      return schema.field(field).orElseThrow().trueValues().contains(text(field));
    }
  }
}
