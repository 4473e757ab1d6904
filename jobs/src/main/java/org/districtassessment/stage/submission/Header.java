package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;
import org.jspecify.annotations.Nullable;

/**
 * The header of a file matched with the fields of its table, in any order, as {@link Labels} knows
 * them. A blank label behind the last filled one is no column.
 *
 * <p>A unit in brackets behind a label, or in a row above the header, says in which unit the values
 * of a column are written.
 */
final class Header {

  /** What a bracket may say beside a unit. */
  private static final Set<String> REMARKS = Set.of("必填", "选填", "required", "optional");

  private final List<String> labels;
  private final byte[] firstLabel;
  private final int[] fieldOfColumn;
  private final int[] columnOfField;
  private final @Nullable OtherUnit[] units;
  private final List<Problem> problems = new ArrayList<>();
  private final boolean isUsable;
  private final boolean isUnambiguous;

  /**
   * Something worth knowing about the header.
   *
   * @param field name of the field, or the header as it came if it is none
   * @param label the header as it came; null if there is none
   * @param column position of the label; {@link TableLayout#NONE} if there is none
   */
  record Problem(
      FindingCode code, String field, @Nullable String label, int column, Text expected) {}

  /**
   * @param unitsAbove words of rows above the header that may be units, plain
   * @param dataAbove a row above the header that looks like data; null for none
   */
  Header(
      TableLayout layout,
      List<String> found,
      Set<String> unitsAbove,
      RowWalker.@Nullable Above dataAbove) {
    int columns = found.size();
    while (columns > 1 && found.get(columns - 1).isEmpty()) {
      columns--;
    }
    labels = List.copyOf(found.subList(0, columns));
    firstLabel =
        Cells.utf8(labels.stream().filter(label -> !label.isEmpty()).findFirst().orElse(""));
    fieldOfColumn = new int[columns];
    columnOfField = new int[layout.fields().size()];
    units = new OtherUnit[layout.fields().size()];
    Arrays.fill(fieldOfColumn, TableLayout.NONE);
    Arrays.fill(columnOfField, TableLayout.NONE);
    for (int column = 0; column < columns; column++) {
      match(layout, unitsAbove, column);
    }
    for (int field = 0; field < columnOfField.length; field++) {
      if (layout.required(field) && columnOfField[field] == TableLayout.NONE) {
        Field missing = layout.fields().get(field);
        problems.add(
            new Problem(
                FindingCode.MISSING_LABEL,
                missing.name(),
                null,
                TableLayout.NONE,
                missing.title()));
      }
    }
    if (dataAbove != null) {
      String line = Long.toString(dataAbove.line());
      problems.add(
          new Problem(
              FindingCode.DATA_ABOVE_HEADER,
              dataAbove.text(),
              dataAbove.text(),
              TableLayout.NONE,
              Text.same(line)));
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

  /** Whether the range spells the first label that is not blank. */
  boolean beginsWith(byte[] bytes, int from, int to) {
    return Arrays.equals(firstLabel, 0, firstLabel.length, bytes, from, to);
  }

  /** Returns the field a column belongs to, or {@link TableLayout#NONE}. */
  int fieldOf(int column) {
    return fieldOfColumn[column];
  }

  /** Returns the column of a field, or {@link TableLayout#NONE}. */
  int columnOf(int field) {
    return columnOfField[field];
  }

  /** Returns the unit in which a field's column is written; null for the stored one. */
  @Nullable OtherUnit unitOf(int field) {
    return units[field];
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

  private void match(TableLayout layout, Set<String> unitsAbove, int column) {
    String label = labels.get(column);
    Optional<Labels.Named> named = layout.labels().find(label);
    if (named.isEmpty()) {
      add(FindingCode.EXTRA_LABEL, label, column, advice(label, layout));
      return;
    }

    int field = named.get().field();
    Field declared = layout.fields().get(field);
    fieldOfColumn[column] = field;
    if (columnOfField[field] != TableLayout.NONE) {
      add(FindingCode.DUPLICATE_LABEL, declared.name(), column, Text.same(declared.name()));
      return;
    }

    columnOfField[field] = column;
    readUnit(layout, field, column, named.get().bracket(), unitsAbove);
  }

  private void readUnit(
      TableLayout layout, int field, int column, @Nullable String bracket, Set<String> unitsAbove) {
    Field declared = layout.fields().get(field);
    UnitWords known = UnitWords.of(declared);
    boolean isRemark = bracket == null || bracket.isEmpty() || REMARKS.contains(bracket);
    String word = isRemark ? null : bracket;
    if (known.isEmpty()) {
      if (word != null && UnitWords.ofAny(layout.fields()).knows(word)) {
        add(FindingCode.UNKNOWN_UNIT, declared.name(), column, known.inWords(declared));
      }
      return;
    }

    Set<OtherUnit> named = word == null ? known.findAll(unitsAbove) : known.findAll(Set.of(word));
    boolean isUnknown = named.isEmpty() && (word != null || known.hasUnknown(unitsAbove));
    if (isUnknown || UnitWords.contradict(named)) {
      add(FindingCode.UNKNOWN_UNIT, declared.name(), column, known.inWords(declared));
      return;
    }

    Optional<OtherUnit> unit = named.stream().findFirst();
    if (unit.isEmpty()) {
      return;
    }

    if (!unit.get().isStored()) {
      units[field] = unit.get();
      String factor = unit.get().factor().toPlainString();
      add(
          FindingCode.UNIT_CONVERTED,
          declared.name(),
          column,
          Text.same(unit.get().unit() + " × " + factor));
    }
  }

  private void add(FindingCode code, String field, int column, Text expected) {
    problems.add(new Problem(code, field, labels.get(column), column, expected));
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
}
