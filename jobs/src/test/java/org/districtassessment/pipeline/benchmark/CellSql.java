package org.districtassessment.pipeline.benchmark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Identity;
import org.districtassessment.core.schema.MissingMarks;
import org.districtassessment.core.schema.OtherUnit;
import org.districtassessment.core.schema.PlausibleRange;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says of single cells and rows, as conditions of DuckDB: each is true where
 * something is wrong. A condition over a missing value is null, which counts as nothing wrong.
 *
 * <p>Conditions read typed columns by the names of fields; texts of booleans are in {@code
 * <field>__text}, the 17 digits of an identity number in {@code <field>__digits}.
 */
final class CellSql {

  /** A condition and what it means. */
  record Problem(String condition, String code, Severity severity, String field) {

    static Problem of(String condition, FindingCode code, Field field) {
      return new Problem(condition, code.code(), code.severity(), field.name());
    }

    /** The text that stands for it in a list of problems. */
    String mark() {
      return severity.id() + "|" + code + "|" + field;
    }
  }

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private CellSql() {}

  /** The type that the CSV reader gives a column; booleans have words of their own. */
  static String readAs(Field field) {
    return switch (field.type()) {
      case STRING, BOOLEAN -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case NUMBER -> "DECIMAL(18, " + field.decimals() + ")";
      case DATE -> "DATE";
      case YEAR -> "INTEGER";
    };
  }

  /** Marks that mean "missing" in every field of a table. */
  static Set<String> marksOfAll(TableSchema table) {
    Set<String> common =
        new LinkedHashSet<>(MissingMarks.of(table.fields().get(0), table.missingValues()));
    table
        .fields()
        .forEach(field -> common.retainAll(MissingMarks.of(field, table.missingValues())));
    return common;
  }

  /** The value of a field from what the CSV reader gives, with what conditions need beside it. */
  static List<String> values(TableSchema table, Field field) {
    String name = field.name();
    List<String> columns = new ArrayList<>();
    if (field.type() == FieldType.BOOLEAN) {
      columns.add(
          "CASE WHEN c.%1$s IN (%2$s) THEN true WHEN c.%1$s IN (%3$s) THEN false END AS %1$s"
              .formatted(name, texts(field.trueValues()), texts(field.falseValues())));
      columns.add("c.%1$s AS %1$s__text".formatted(name));
      return columns;
    }

    Set<String> marks = new LinkedHashSet<>(MissingMarks.of(field, table.missingValues()));
    marks.removeAll(marksOfAll(table));
    columns.add(
        field.type() != FieldType.STRING || marks.isEmpty()
            ? "c." + name
            : "CASE WHEN c.%1$s NOT IN (%2$s) THEN c.%1$s END AS %1$s"
                .formatted(name, texts(marks)));
    if (field.intake().identity() != null) {
      columns.add("TRY_CAST(left(c.%1$s, 17) AS BIGINT) AS %1$s__digits".formatted(name));
    }
    return columns;
  }

  /** Everything that can be wrong with a row by itself. */
  static List<Problem> problems(TableSchema table) {
    List<Problem> problems = new ArrayList<>();
    for (Field field : table.fields()) {
      addTypeAndRange(field, problems);
      addText(field, problems);
      doubtfulUnit(field, problems);
      addIdentity(field, problems);
    }
    for (RowRule rule : table.rowRules()) {
      String field = rule.field();
      problems.add(
          new Problem(
              "NOT (" + rule.expression() + ")",
              rule.code(),
              rule.severity(),
              field == null ? "" : field));
    }
    return problems;
  }

  private static void addTypeAndRange(Field field, List<Problem> problems) {
    String name = field.name();
    Constraints constraints = field.constraints();
    boolean isBoolean = field.type() == FieldType.BOOLEAN;
    if (isBoolean) {
      problems.add(
          Problem.of(
              name + " IS NULL AND " + name + "__text IS NOT NULL", FindingCode.TYPE_ERROR, field));
    }
    if (constraints.required()) {
      problems.add(
          Problem.of(name + (isBoolean ? "__text" : "") + " IS NULL", FindingCode.REQUIRED, field));
    }
    add(field, " < ", constraints.minimum(), FindingCode.MINIMUM, problems);
    add(field, " > ", constraints.maximum(), FindingCode.MAXIMUM, problems);
    add(field, " <= ", constraints.exclusiveMinimum(), FindingCode.EXCLUSIVE_MINIMUM, problems);
    add(field, " >= ", constraints.exclusiveMaximum(), FindingCode.EXCLUSIVE_MAXIMUM, problems);
  }

  private static void add(
      Field field,
      String comparison,
      @Nullable String bound,
      FindingCode code,
      List<Problem> problems) {
    if (bound != null) {
      String literal = field.type() == FieldType.DATE ? "DATE " + text(bound) : bound;
      problems.add(Problem.of(field.name() + comparison + literal, code, field));
    }
  }

  private static void addText(Field field, List<Problem> problems) {
    String name = field.name();
    Constraints constraints = field.constraints();
    if (constraints.minLength() != null || constraints.maxLength() != null) {
      Integer least = constraints.minLength();
      Integer most = constraints.maxLength();
      problems.add(
          Problem.of(
              "length(%s) NOT BETWEEN %d AND %d"
                  .formatted(
                      name, least == null ? 0 : least, most == null ? Integer.MAX_VALUE : most),
              FindingCode.LENGTH,
              field));
    }
    if (!constraints.enumeration().isEmpty()) {
      problems.add(
          Problem.of(
              name + " NOT IN (" + texts(constraints.enumeration()) + ")",
              FindingCode.ENUMERATION,
              field));
    }
    if (constraints.pattern() != null) {
      problems.add(Problem.of("NOT " + hasForm(field), FindingCode.PATTERN, field));
    }
  }

  /** A number that is implausible as it is, but plausible in another declared unit. */
  private static void doubtfulUnit(Field field, List<Problem> problems) {
    PlausibleRange plausible = field.intake().plausible();
    String maximum = field.constraints().maximum();
    String minimum = field.constraints().minimum();
    List<OtherUnit> others =
        field.intake().units().stream().filter(unit -> !unit.isStored()).toList();
    if (others.isEmpty() || (plausible == null && maximum == null)) {
      return;
    }

    BigDecimal least =
        plausible != null
            ? plausible.minimum()
            : (minimum == null ? BigDecimal.ZERO : new BigDecimal(minimum)).max(BigDecimal.ZERO);
    BigDecimal most =
        plausible != null ? plausible.maximum() : new BigDecimal(String.valueOf(maximum));
    String size = "abs(" + field.name() + ")";
    String elsewhere =
        others.stream()
            .map(
                unit ->
                    inside(
                        "CAST(%s AS DOUBLE) * %s".formatted(size, unit.factor().toPlainString()),
                        least,
                        most))
            .collect(Collectors.joining(" OR "));
    problems.add(
        Problem.of(
            "%s <> 0 AND NOT (%s) AND (%s)"
                .formatted(field.name(), inside(size, least, most), elsewhere),
            FindingCode.UNIT_DOUBTFUL,
            field));
  }

  private static String inside(String size, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    List<String> bounds = new ArrayList<>();
    if (least != null) {
      bounds.add(size + " >= " + least.toPlainString());
    }
    if (most != null) {
      bounds.add(size + " <= " + most.toPlainString());
    }
    return String.join(" AND ", bounds);
  }

  private static void addIdentity(Field field, List<Problem> problems) {
    Identity identity = field.intake().identity();
    if (identity == null) {
      return;
    }

    String name = field.name();
    StringBuilder sum = new StringBuilder();
    long power = 10_000_000_000_000_000L;
    for (int weight : WEIGHTS) {
      sum.append(sum.isEmpty() ? "" : " + ")
          .append(weight)
          .append(" * (")
          .append(name)
          .append("__digits // ")
          .append(power)
          .append(" % 10)");
      power /= 10;
    }
    problems.add(
        Problem.of(
            "%s AND substr('10X98765432', CAST(1 + (%s) %% 11 AS INTEGER), 1) <> upper(right(%s, 1))"
                .formatted(hasForm(field), sum, name),
            FindingCode.IDENTITY_CHECK_DIGIT,
            field));
    String born = "(" + name + "__digits // 1000 % 100000000)";
    String isNoDate =
        "TRY_CAST(concat_ws('-', substr(%1$s, 7, 4), substr(%1$s, 11, 2), substr(%1$s, 13, 2)) AS DATE) IS NULL"
            .formatted(name);
    String date = identity.birthDate();
    problems.add(
        Problem.of(
            "length(%1$s) = 18 AND %1$s__digits IS NOT NULL AND %2$s"
                .formatted(
                    name,
                    date == null
                        ? isNoDate
                        : "CASE WHEN %1$s IS NULL THEN %2$s ELSE %3$s <> year(%1$s) * 10000 + month(%1$s) * 100 + day(%1$s) END"
                            .formatted(date, isNoDate, born)),
            FindingCode.IDENTITY_BIRTH_DATE,
            field));
  }

  private static String hasForm(Field field) {
    return "regexp_full_match("
        + field.name()
        + ", "
        + text(String.valueOf(field.constraints().pattern()))
        + ")";
  }

  /** A text as SQL. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String texts(Iterable<String> values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(text(value)));
    return String.join(", ", texts);
  }
}
