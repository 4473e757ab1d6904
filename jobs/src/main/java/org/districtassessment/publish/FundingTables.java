package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.BOOLEAN;
import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.NUMBER;
import static org.districtassessment.core.schema.FieldType.STRING;

import java.util.Comparator;
import java.util.List;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.MoneyRows.Amount;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.FundingCheck;
import org.districtassessment.core.targeting.MoneyRow;
import org.jspecify.annotations.Nullable;

/** The tables about money. */
final class FundingTables {

  private static final Comparator<FundingCheck> ORDER =
      Comparator.comparing(FundingCheck::level)
          .thenComparing(FundingCheck::key)
          .thenComparing(FundingCheck::source)
          .thenComparing(FundingCheck::measure);

  private final TableColumns.Bound<FundingCheck> checks;
  private final TableColumns.Bound<MoneyRow> money;
  private final TableColumns.Bound<FigureValue> figures;

  FundingTables(Schemas schemas, RuleSet rules, Problems problems) {
    checks = checkColumns().bind(schemas, problems);
    money = moneyColumns(rules.funding()).bind(schemas, problems);
    figures = figureColumns().bind(schemas, problems);
  }

  /** One row per level, key, fund source and measure, in that order. */
  PublishedTable checks(List<FundingCheck> results) {
    return checks.of(results.stream().sorted(ORDER).toList());
  }

  /** One row per row of money, in the given order. */
  PublishedTable money(Iterable<MoneyRow> rows) {
    return money.of(rows);
  }

  /** One row per figure, unit and what tells figures of a unit apart, in the given order. */
  PublishedTable figures(List<FigureValue> values) {
    return figures.of(values);
  }

  private static TableColumns<FundingCheck> checkColumns() {
    return new TableColumns<FundingCheck>("funding_checks")
        .always("level", STRING, FundingCheck::level)
        .always("key", STRING, FundingCheck::key)
        .always("source", STRING, FundingCheck::source)
        .always("measure", STRING, FundingCheck::measure)
        .rounded("amount", FundingCheck::amount)
        .rounded("targeted", FundingCheck::targeted)
        .rounded("population", FundingCheck::population)
        .rounded("target_population", FundingCheck::targetPopulation)
        .maybe("value", NUMBER, FundingCheck::value)
        .always("threshold", NUMBER, FundingCheck::threshold)
        .always("verdict", STRING, FundingCheck::verdict);
  }

  private static TableColumns<MoneyRow> moneyColumns(@Nullable FundingRules funding) {
    TableColumns<MoneyRow> columns =
        new TableColumns<MoneyRow>("funding_money")
            .always("unit", STRING, MoneyRow::unit)
            .always("key", STRING, MoneyRow::key)
            .maybe("name", STRING, MoneyRow::name)
            .always("source", STRING, MoneyRow::source)
            .maybe("category", STRING, MoneyRow::category)
            .maybe("place", STRING, MoneyRow::place)
            .maybe("date", STRING, MoneyRow::date)
            .maybe("whole", STRING, MoneyRow::whole)
            .maybe("since", STRING, MoneyRow::since)
            .maybe("finished", BOOLEAN, MoneyRow::finished)
            .rounded("amount", MoneyRow::amount)
            .maybeRounded("share", MoneyRow::share)
            .always("share_assumed", BOOLEAN, MoneyRow::assumed);
    if (funding != null && funding.money() != null) {
      for (Amount amount : funding.money().amounts()) {
        columns.maybeRounded("amount_" + amount.id(), row -> row.amounts().get(amount.id()));
      }
    }
    return columns.maybe("file", STRING, MoneyRow::file).maybe("line", INTEGER, MoneyRow::line);
  }

  private static TableColumns<FigureValue> figureColumns() {
    return new TableColumns<FigureValue>("funding_figures")
        .always("figure", STRING, FigureValue::figure)
        .always("unit", STRING, FigureValue::unit)
        .maybe("by", STRING, figure -> figure.by().isEmpty() ? null : figure.by())
        .maybeRounded("value", FigureValue::value);
  }
}
