package org.districtassessment.stage.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.Serialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowExpressionsTest {

  private static final RowExpressions EXPRESSIONS = new RowExpressions();

  private static final SourceLocation AT = new SourceLocation("clinic.schema.json", 9, 30);

  private static final TableSchema CLINIC =
      new TableSchema(
          "clinic",
          Text.same("Clinics"),
          Text.same(""),
          List.of(
              field("name", FieldType.STRING, 0),
              field("beds", FieldType.INTEGER, 0),
              field("budget", FieldType.NUMBER, 2),
              field("spent", FieldType.NUMBER, 2),
              field("open", FieldType.BOOLEAN, 0),
              field("since", FieldType.DATE, 0),
              field("built", FieldType.YEAR, 0)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          false,
          AT);

  private static Field field(String name, FieldType type, int decimals) {
    return new Field(
        name,
        type,
        Text.same(name),
        Text.same(""),
        List.of(),
        null,
        decimals,
        false,
        Constraints.NONE,
        List.of(),
        List.of(),
        AT);
  }

  /** name St. Ann, 10 beds, budget 100.00, spent 100.01, open, since 2024-02-29, built 1999. */
  private static InternalRow row() {
    return new GenericInternalRow(
        new Object[] {
          UTF8String.fromString("St. Ann"),
          10L,
          Decimal.apply(new BigDecimal("100.00"), 18, 2),
          Decimal.apply(new BigDecimal("100.01"), 18, 2),
          true,
          (int) LocalDate.of(2024, 2, 29).toEpochDay(),
          1999
        });
  }

  private static Optional<Expression> bind(String sql, Problems problems) {
    return EXPRESSIONS.bind(
        CLINIC, new RowRule("c", Severity.ERROR, sql, null, Text.same("m"), AT), problems);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          spent <= budget                        | false
          spent <= budget * 1.1                  | true
          beds BETWEEN 1 AND 10                  | true
          beds = 10 AND built < 2000             | true
          nullif(beds, 10) > 1                   | null
          budget / (beds - 10) > 1               | null
          cast(name AS int) > 1                  | null
          name LIKE 'St.%' AND length(name) = 7  | true
          since >= DATE '2024-03-01'             | false
          year(since) - built = 25               | true
          CASE WHEN open THEN spent > 0 END      | true
          if(open, beds, 0) > 5                  | true
          name IN ('a', 'b')                     | false
          coalesce(nullif(name, 'St. Ann'), 'x') = 'x' | true
          greatest(beds, 3) = 10                 | true
          """)
  void evaluatesAgainstTheFieldsInTheirOrder(String sql, String expected) {
    Problems problems = new Problems();
    Expression bound = bind(sql, problems).orElseThrow(() -> new AssertionError(problems.sorted()));
    assertThat(String.valueOf(bound.eval(row()))).isEqualTo(expected);
    assertThat(String.valueOf(Serialized.copy(bound, Expression.class).eval(row())))
        .isEqualTo(expected);
  }

  @Test
  void isNullWhereAnInputIsMissing() {
    InternalRow row = row();
    row.setNullAt(2);
    assertThat(bind("spent <= budget", new Problems()).orElseThrow().eval(row)).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          spent <= bugdet | clinic.schema.json:9:39: Unknown column of clinic: bugdet (did you mean budget?)
          _line > 1       | clinic.schema.json:9:30: Unknown column of clinic: _line
          spent           | clinic.schema.json:9:30: The expression must yield true or false, but it yields decimal(18,2): spent
          beds > :least   | clinic.schema.json:9:37: Unknown parameter: :least (there are none here)
          sum(beds) > 1   | clinic.schema.json:9:30: sum aggregates rows, but here one row is looked at; do it in a view
          """)
  void saysWhatIsWrong(String sql, String message) {
    Problems problems = new Problems();
    assertThat(bind(sql, problems)).isEmpty();
    assertThat(problems.sorted()).extracting(Problem::toString).containsExactly(message);
  }
}
