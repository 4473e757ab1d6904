package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * The header of a file matched with the fields of its table, in any order: by name, else by title
 * in either language, else by alias, each compared after trimming.
 */
final class Header {

  private final List<String> labels;
  private final int[] fieldOfColumn;
  private final int[] columnOfField;
  private final List<Problem> problems = new ArrayList<>();
  private final boolean isUsable;
  private final boolean isUnambiguous;

  /**
   * Something wrong with the header.
   *
   * @param field name of the field, or the header as it came if it is none
   * @param label the header as it came; null if there is none
   */
  record Problem(FindingCode code, String field, @Nullable String label, Text expected) {}

  Header(TableLayout layout, List<String> labels) {
    this.labels = List.copyOf(labels);
    this.fieldOfColumn = new int[labels.size()];
    this.columnOfField = new int[layout.fields().size()];
    Arrays.fill(fieldOfColumn, TableLayout.NONE);
    Arrays.fill(columnOfField, TableLayout.NONE);
    Map<String, Integer> known = known(layout.fields());
    for (int column = 0; column < fieldOfColumn.length; column++) {
      match(layout, known, column);
    }
    for (int field = 0; field < columnOfField.length; field++) {
      if (layout.required(field) && columnOfField[field] == TableLayout.NONE) {
        Field missing = layout.fields().get(field);
        problems.add(new Problem(FindingCode.MISSING_LABEL, missing.name(), null, missing.title()));
      }
    }
    isUsable = problems.stream().noneMatch(problem -> problem.code().severity() == Severity.ERROR);
    isUnambiguous =
        problems.stream().noneMatch(problem -> problem.code() == FindingCode.DUPLICATE_LABEL);
  }

  /** Trimmed. */
  List<String> labels() {
    return labels;
  }

  int columns() {
    return fieldOfColumn.length;
  }

  /** Returns the field a column belongs to, or {@link TableLayout#NONE}. */
  int fieldOf(int column) {
    return fieldOfColumn[column];
  }

  /** Returns the column of a field, or {@link TableLayout#NONE}. */
  int columnOf(int field) {
    return columnOfField[field];
  }

  List<Problem> problems() {
    return problems;
  }

  /** Whether the rows below can be accepted. */
  boolean isUsable() {
    return isUsable;
  }

  /** Whether no field has two columns. */
  boolean isUnambiguous() {
    return isUnambiguous;
  }

  private void match(TableLayout layout, Map<String, Integer> known, int column) {
    String label = labels.get(column);
    Integer field = known.get(label);
    if (field == null) {
      problems.add(new Problem(FindingCode.EXTRA_LABEL, label, label, advice(label, layout)));
      return;
    }

    fieldOfColumn[column] = field;
    if (columnOfField[field] == TableLayout.NONE) {
      columnOfField[field] = column;
      return;
    }

    String name = layout.fields().get(field).name();
    problems.add(new Problem(FindingCode.DUPLICATE_LABEL, name, label, Text.same(name)));
  }

  private Text advice(String label, TableLayout layout) {
    return new Text(
        suggestion(label, layout, Language.ZH).map("是否应为“%s”？"::formatted).orElse("请改正表头，或删除该列"),
        suggestion(label, layout, Language.EN)
            .map("Did you mean %s?"::formatted)
            .orElse("Correct the header or delete the column"));
  }

  private static Optional<String> suggestion(String label, TableLayout layout, Language language) {
    List<String> titles =
        layout.fields().stream().map(field -> field.title().in(language)).toList();
    List<String> names = layout.fields().stream().map(Field::name).toList();
    return label.isEmpty()
        ? Optional.empty()
        : Spelling.closest(label, titles).or(() -> Spelling.closest(label, names));
  }

  private static Map<String, Integer> known(List<Field> fields) {
    Map<String, Integer> known = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      known.putIfAbsent(fields.get(i).name(), i);
    }
    for (int i = 0; i < fields.size(); i++) {
      known.putIfAbsent(fields.get(i).title().zh().strip(), i);
      known.putIfAbsent(fields.get(i).title().en().strip(), i);
    }
    for (int i = 0; i < fields.size(); i++) {
      for (String alias : fields.get(i).aliases()) {
        known.putIfAbsent(alias.strip(), i);
      }
    }
    known.remove("");
    return known;
  }
}
