package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.MoneyRows;
import org.districtassessment.core.rule.MoneyRows.Amount;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.stage.expression.Query;
import org.districtassessment.stage.vector.QuerySteps;
import org.districtassessment.stage.vector.ResultRows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of money that the questions of finance are asked of; few, beside the micro-data. Rows
 * without source or amount, and those of units that are not known, are left out, as they are in the
 * sums.
 */
public final class ReadMoney {

  private static final int AMOUNTS = 15;

  private static final int UNIT = 0;
  private static final int KEY = 1;
  private static final int SOURCE = 3;
  private static final int AMOUNT = 7;
  private static final int FILE = 10;
  private static final int LINE = 11;

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::unit)
          .thenComparing(Place::key)
          .thenComparing(place -> place.text(SOURCE))
          .thenComparing(place -> requireNonNullElse(place.of.text(place.row, FILE), ""))
          .thenComparing(place -> requireNonNullElse((Long) place.of.value(place.row, LINE), 0L))
          .thenComparing(place -> exact(place.text(AMOUNT)))
          .thenComparing(ReadMoney::byAllValues);

  /**
   * Where a row stands.
   *
   * @param row its number among all
   */
  private record Place(String unit, String key, ResultRows of, int row) {

    private String text(int column) {
      return requireNonNull(of.text(row, column));
    }

    private @Nullable String shown(int column) {
      Object value = of.value(row, column);
      return value == null ? null : value.toString();
    }
  }

  private ReadMoney() {}

  /** Of rows that a view does not tell apart otherwise; a missing value comes first. */
  private static int byAllValues(Place one, Place other) {
    int order = 0;
    for (int i = 0; order == 0 && i < one.of.columns(); i++) {
      order =
          Comparator.nullsFirst(Comparator.<String>naturalOrder())
              .compare(one.shown(i), other.shown(i));
    }
    return order;
  }

  /**
   * Reads the rows, by unit, key, source, file, line, amount and what else they say; none where the
   * rules want none. A row is made each time it is asked for.
   */
  public static List<MoneyRow> readMoney(SparkSession spark, RuleSteps steps, List<Unit> units) {
    return readMoney(CollectTogether.accepted(steps, spark), units);
  }

  static List<MoneyRow> readMoney(CollectTogether from, List<Unit> units) {
    FundingRules funding = from.steps().rules().rules().funding();
    if (funding == null || funding.money() == null) {
      return List.of();
    }

    MoneyRows money = funding.money();
    Set<String> known = units.stream().map(Unit::key).collect(Collectors.toSet());
    List<QuerySteps> rows =
        from.steps().of("money", queries -> List.of(rows(queries, funding, money)));
    ResultRows all = from.collect("money", rows).get(0);
    List<Place> places = new ArrayList<>();
    for (int row = 0; row < all.size(); row++) {
      String unit = requireNonNull(all.text(row, UNIT));
      if (known.contains(unit)) {
        places.add(new Place(unit, requireNonNull(all.text(row, KEY)), all, row));
      }
    }
    places.sort(ORDER);
    return new AbstractList<>() {
      @Override
      public int size() {
        return places.size();
      }

      @Override
      public MoneyRow get(int number) {
        return of(all.get(places.get(number).row), money);
      }
    };
  }

  private static Query rows(RuleQueries queries, FundingRules funding, MoneyRows money) {
    Query all = queries.relation(funding.from());
    List<Column> columns =
        new ArrayList<>(
            List.of(
                queries.unitOf(funding.from()).as("unit"),
                coalesce(queries.column(money.key()), lit("")),
                text(queries, money.name()),
                col(funding.source()).cast(DataTypes.StringType).as("source"),
                text(queries, money.category()),
                text(queries, money.place()),
                text(queries, money.date()),
                number(queries, funding.amount()).as("amount"),
                number(queries, money.share()),
                money.assumed() == null
                    ? lit(false)
                    : coalesce(queries.column(money.assumed()), lit(false)),
                SuspectRow.ifThere(all, Relations.FILE).cast(DataTypes.StringType),
                SuspectRow.ifThere(all, Relations.LINE).cast(DataTypes.LongType),
                text(queries, money.whole()),
                text(queries, money.since()),
                truth(queries, money.finished())));
    money.amounts().forEach(amount -> columns.add(number(queries, amount.value())));
    return all.select(columns)
        .where(
            col("unit").isNotNull().and(col("source").isNotNull()).and(col("amount").isNotNull()));
  }

  private static MoneyRow of(Row row, MoneyRows money) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    int at = AMOUNTS;
    for (Amount amount : money.amounts()) {
      if (!row.isNullAt(at)) {
        amounts.put(amount.id(), exact(row.getString(at)));
      }
      at++;
    }
    return new MoneyRow(
        row.getString(UNIT),
        row.getString(KEY),
        row.getString(2),
        row.getString(SOURCE),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(12),
        row.getString(13),
        row.isNullAt(14) ? null : row.getBoolean(14),
        exact(row.getString(AMOUNT)),
        row.isNullAt(8) ? null : exact(row.getString(8)),
        row.getBoolean(9),
        amounts,
        row.getString(FILE),
        row.isNullAt(LINE) ? null : row.getLong(LINE));
  }

  /** Without needless zeros at its end. */
  private static BigDecimal exact(String number) {
    BigDecimal exact = new BigDecimal(number).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  private static Column text(RuleQueries queries, @Nullable Expression expression) {
    return (expression == null ? lit(null) : queries.column(expression)).cast(DataTypes.StringType);
  }

  private static Column truth(RuleQueries queries, @Nullable Expression expression) {
    return (expression == null ? lit(null) : queries.column(expression))
        .cast(DataTypes.BooleanType);
  }

  private static Column number(RuleQueries queries, Expression expression) {
    return queries.column(expression).cast(DataTypes.StringType);
  }
}
