package org.districtassessment.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.composite.AdjustmentAmount;
import org.districtassessment.core.composite.DeriveValue;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.CommendationRules.Cases;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Figure;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.FundingSum;
import org.districtassessment.core.targeting.UnitPopulation;
import org.districtassessment.stage.AggregationPass.Answer;
import org.districtassessment.stage.AggregationPass.Asked;
import org.districtassessment.stage.AggregationPass.Runner;
import org.districtassessment.stage.expression.Query;
import org.jspecify.annotations.Nullable;

/**
 * Validated submissions to indicator values: the one stage that aggregates the micro-data.
 *
 * <p>Indicators and adjustments over the same table or view are one aggregation, each with its own
 * condition; all aggregations, the unit table's conditions, the sums of money and the cases that
 * support a commendation are one Spark job. The result is exact and does not depend on partitions.
 */
public final class ComputeIndicators {

  private static final String UNIT_ROWS = "the rows of the unit table";
  private static final String FUNDING = "money by unit and source";
  private static final String CASES = "cases that support a commendation";

  private final RuleSteps steps;
  private final RuleSet rules;
  private final @Nullable FundingRules funding;
  private final @Nullable Cases cases;
  private final Predicate<String> relations;
  private final AggregationPass pass = new AggregationPass();

  private ComputeIndicators(
      RuleSteps steps,
      @Nullable FundingRules funding,
      @Nullable Cases cases,
      Predicate<String> relations) {
    this.steps = steps;
    this.rules = steps.rules().rules();
    this.funding = funding;
    this.cases = cases;
    this.relations = relations;
  }

  /**
   * Computes the values of all units from the catalog of submissions of the session.
   *
   * <p>A unit without any row in an indicator's table, whatever the condition, has no rows. A null
   * amount of an adjustment counts as 0. Money without unit or source is left out, and so are rows
   * of units that are not among {@code units}.
   */
  public static IndicatorValues computeIndicators(
      SparkSession spark, RuleSteps steps, List<Unit> units) {
    return computeIndicators(CollectTogether.accepted(steps, spark), units);
  }

  static IndicatorValues computeIndicators(CollectTogether from, List<Unit> units) {
    RuleSet rules = from.steps().rules().rules();
    return new ComputeIndicators(
            from.steps(),
            rules.funding(),
            rules.commendation() == null ? null : rules.commendation().cases(),
            relation -> true)
        .compute("indicators", (names, queries) -> from.collect("indicators", queries), units);
  }

  /**
   * Computes indicators and adjustments over some relations only.
   *
   * @param relations which have rows of all units
   * @param runner of queries to these relations and to the unit table
   */
  static IndicatorValues computeSome(
      RuleSteps steps, Set<String> relations, Runner runner, List<Unit> units) {
    return new ComputeIndicators(steps, null, null, relations::contains)
        .compute("indicators alone", runner, units);
  }

  private IndicatorValues compute(String name, Runner runner, List<Unit> units) {
    List<AskedIndicator> indicators = rules.indicators().stream().map(this::ask).toList();
    List<AskedAdjustment> adjustments = rules.adjustments().stream().map(this::ask).toList();
    AskedUnitRow unitRow = askUnitRow();
    if (funding != null) {
      pass.other(FUNDING, queries -> moneyBySource(queries, funding));
    }
    if (cases != null) {
      pass.other(CASES, queries -> casesOf(queries, cases));
    }
    List<AskedFigure> figures =
        funding == null ? List.of() : funding.figures().stream().map(this::ask).toList();

    Answer answer = pass.run(steps, name, relations, runner);
    return new IndicatorValues(
        indicators.stream()
            .filter(asked -> relations.test(asked.rule().from()))
            .flatMap(asked -> units.stream().map(unit -> valueOf(asked, unit, unitRow, answer)))
            .toList(),
        adjustments.stream()
            .filter(asked -> relations.test(asked.rule().from()))
            .flatMap(asked -> units.stream().map(unit -> amountOf(asked, unit, answer)))
            .toList(),
        units.stream().flatMap(unit -> sumsOf(unit, answer).stream()).toList(),
        funding == null
            ? List.of()
            : units.stream().map(unit -> peopleOf(unit, unitRow, answer)).toList(),
        casesByUnit(units, answer),
        figures.stream()
            .flatMap(asked -> units.stream().flatMap(unit -> figuresOf(asked, unit, answer)))
            .toList());
  }

  private record AskedIndicator(IndicatorRule rule, Asked numerator, @Nullable Asked denominator) {}

  private record AskedAdjustment(Adjustment rule, Asked amount) {}

  /** Conditions and populations over a unit's own row, in the order of {@code expressions}. */
  private record AskedUnitRow(List<Expression> expressions) {

    Asked where(Expression expression) {
      return new Asked(UNIT_ROWS, expressions.indexOf(expression));
    }
  }

  private AskedIndicator ask(IndicatorRule rule) {
    Asked numerator = pass.perUnit(rule.from(), rule.numerator(), rule.where());
    return new AskedIndicator(
        rule,
        numerator,
        rule.denominator() == null
            ? null
            : pass.perUnit(rule.from(), rule.denominator(), rule.where()));
  }

  private AskedAdjustment ask(Adjustment rule) {
    return new AskedAdjustment(rule, pass.perUnit(rule.from(), rule.amount(), rule.where()));
  }

  private record AskedFigure(Figure rule, Asked value) {}

  private AskedFigure ask(Figure rule) {
    String by = rule.by();
    if (by == null) {
      return new AskedFigure(rule, pass.perUnit(rule.from(), rule.value(), rule.where()));
    }

    String part = "figure " + rule.id();
    pass.other(
        part,
        queries ->
            queries
                .relation(rule.from())
                .grouped(
                    List.of(
                        queries.unitOf(rule.from()).as("unit"),
                        col(by).cast(DataTypes.StringType).as("key")),
                    List.of(queries.aggregate(rule.value(), rule.where()).as("v0")))
                .where(col("key").isNotNull()));
    return new AskedFigure(rule, new Asked(part, 0));
  }

  private static Stream<FigureValue> figuresOf(AskedFigure asked, Unit unit, Answer answer) {
    return answer.keys(asked.value().part(), unit.key()).stream()
        .map(
            by ->
                new FigureValue(
                    asked.rule().id(),
                    unit.key(),
                    by,
                    answer.number(asked.value(), unit.key(), by)));
  }

  private AskedUnitRow askUnitRow() {
    List<Expression> expressions = new ArrayList<>();
    for (IndicatorRule rule : rules.indicators()) {
      if (rule.applicable() != null) {
        expressions.add(rule.applicable());
      }
    }
    if (funding != null) {
      expressions.add(funding.population());
      expressions.add(funding.targetPopulation());
    }
    if (!expressions.isEmpty()) {
      pass.other(UNIT_ROWS, queries -> unitRows(queries, expressions));
    }
    return new AskedUnitRow(List.copyOf(expressions));
  }

  private static Query unitRows(RuleQueries queries, List<Expression> expressions) {
    String table = queries.rules().rules().unit().table();
    List<Column> columns = new ArrayList<>();
    columns.add(queries.unitOf(table).as("unit"));
    columns.add(lit("").as("key"));
    for (int i = 0; i < expressions.size(); i++) {
      columns.add(queries.column(expressions.get(i)).as("v" + i));
    }
    return queries.relation(table).select(columns);
  }

  private static Query moneyBySource(RuleQueries queries, FundingRules funding) {
    return queries
        .relation(funding.from())
        .select(
            queries.unitOf(funding.from()).as("unit"),
            col(funding.source()).cast(DataTypes.StringType).as("key"),
            queries.column(funding.amount()).as("amount"),
            queries.column(funding.targeted()).as("targeted"))
        .where(col("key").isNotNull())
        .grouped(
            List.of(col("unit"), col("key")),
            List.of(sum("amount").as("v0"), sum("targeted").as("v1")));
  }

  private static Query casesOf(RuleQueries queries, Cases cases) {
    return queries
        .rows(cases.from(), cases.where())
        .select(
            queries.unitOf(cases.from()).as("unit"),
            queries.column(cases.id()).cast(DataTypes.StringType).as("key"))
        .where(col("key").isNotNull());
  }

  private static Map<String, List<String>> casesByUnit(List<Unit> units, Answer answer) {
    Map<String, List<String>> byUnit = new HashMap<>();
    for (Unit unit : units) {
      List<String> cases = answer.keys(CASES, unit.key());
      if (!cases.isEmpty()) {
        byUnit.put(unit.key(), cases);
      }
    }
    return byUnit;
  }

  private static IndicatorValue valueOf(
      AskedIndicator asked, Unit unit, AskedUnitRow unitRow, Answer answer) {
    IndicatorRule rule = asked.rule();
    boolean applicable =
        rule.applicable() == null
            || "true".equals(answer.text(unitRow.where(rule.applicable()), unit.key(), ""));
    return DeriveValue.value(
        rule,
        unit.key(),
        applicable,
        answer.has(rule.from(), unit.key()),
        answer.number(asked.numerator(), unit.key(), ""),
        asked.denominator() == null ? null : answer.number(asked.denominator(), unit.key(), ""));
  }

  private static AdjustmentAmount amountOf(AskedAdjustment asked, Unit unit, Answer answer) {
    return new AdjustmentAmount(
        unit.key(), asked.rule().id(), orZero(answer.number(asked.amount(), unit.key(), "")));
  }

  private static List<FundingSum> sumsOf(Unit unit, Answer answer) {
    return answer.keys(FUNDING, unit.key()).stream()
        .map(
            source ->
                new FundingSum(
                    unit.key(),
                    source,
                    orZero(answer.number(new Asked(FUNDING, 0), unit.key(), source)),
                    orZero(answer.number(new Asked(FUNDING, 1), unit.key(), source))))
        .toList();
  }

  private static UnitPopulation peopleOf(Unit unit, AskedUnitRow unitRow, Answer answer) {
    int last = unitRow.expressions().size() - 1;
    return new UnitPopulation(
        unit.key(),
        unit.group(),
        orZero(answer.number(new Asked(UNIT_ROWS, last - 1), unit.key(), "")),
        orZero(answer.number(new Asked(UNIT_ROWS, last), unit.key(), "")));
  }

  private static BigDecimal orZero(@Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : number;
  }
}
