package org.districtassessment.publish;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.question.FundingData;

/** Reads the rows of money and the figures of units from a publication. */
public final class PublishedMoney {

  private static final String ROWS = "funding_money";
  private static final String FIGURES = "funding_figures";
  private static final String AMOUNT = "amount_";

  private PublishedMoney() {}

  /**
   * Returns what the questions of finance need.
   *
   * @throws RefusedException if the publication has no rows of money, or is damaged
   */
  public static FundingData of(Publication publication) throws IOException {
    for (String table : List.of(ROWS, FIGURES)) {
      if (publication.table(table).isEmpty()) {
        throw new RefusedException(
            List.of(
                new Problem(
                    SourceLocation.ofFile(publication.location()),
                    "The publication has no table "
                        + table
                        + ". Declare rows and figures in funding.yaml, and evaluate again")));
      }
    }

    List<FundingData.Unit> units = new ArrayList<>();
    publication.forEachRow(
        "scorecards",
        row ->
            units.add(
                new FundingData.Unit(
                    row.required("unit"),
                    row.required("unit_name"),
                    row.required("unit_group"),
                    row.number("total").orElse(null),
                    has(row, "grade") ? row.text("grade").orElse(null) : null)));
    units.sort(Comparator.comparing(FundingData.Unit::key));
    List<MoneyRow> rows = new ArrayList<>();
    publication.forEachRow(ROWS, row -> rows.add(money(row)));
    List<FigureValue> figures = new ArrayList<>();
    publication.forEachRow(
        FIGURES,
        row ->
            figures.add(
                new FigureValue(
                    row.required("figure"),
                    row.required("unit"),
                    row.text("by").orElse(""),
                    row.number("value").orElse(null))));
    return new FundingData(publication.year(), units, rows, figures);
  }

  /** Publications of earlier versions lack some columns. */
  private static boolean has(Row row, String column) {
    return row.schema().field(column).isPresent();
  }

  private static MoneyRow money(Row row) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    for (Field field : row.schema().fields()) {
      if (field.name().startsWith(AMOUNT)) {
        row.number(field.name())
            .ifPresent(amount -> amounts.put(field.name().substring(AMOUNT.length()), amount));
      }
    }
    return new MoneyRow(
        row.required("unit"),
        row.required("key"),
        row.text("name").orElse(null),
        row.required("source"),
        row.text("category").orElse(null),
        row.text("place").orElse(null),
        row.text("date").orElse(null),
        has(row, "whole") ? row.text("whole").orElse(null) : null,
        has(row, "since") ? row.text("since").orElse(null) : null,
        has(row, "finished") ? row.truth("finished").orElse(null) : null,
        row.number("amount").orElseThrow(),
        row.number("share").orElse(null),
        row.truth("share_assumed").orElse(false),
        amounts,
        row.text("file").orElse(null),
        row.integer("line").orElse(null));
  }
}
