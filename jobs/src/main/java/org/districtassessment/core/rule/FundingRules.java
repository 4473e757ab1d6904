package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * Which money and which people the weighting checks compare ({@code funding.yaml}).
 *
 * @param from table or view with one row per amount
 * @param source column that names the fund source
 * @param amount expression over a row: all money of it
 * @param targeted expression over a row: the part of it that serves the target population
 * @param population expression over the row of the unit: everybody
 * @param targetPopulation expression over the row of the unit: the target population
 * @param measures what is compared with which threshold
 * @param money what is published of each row of it; null where no row is
 * @param figures further numbers of units, unique by id
 * @param questions what is asked of the published rows and figures
 */
public record FundingRules(
    String from,
    String source,
    Expression amount,
    Expression targeted,
    Expression population,
    Expression targetPopulation,
    List<Measure> measures,
    @Nullable MoneyRows money,
    List<Figure> figures,
    FundingQuestions questions,
    SourceLocation at) {

  public FundingRules {
    measures = List.copyOf(measures);
    figures = List.copyOf(figures);
  }

  /**
   * One measure; see {@link org.districtassessment.core.targeting} for the formulas.
   *
   * @param kind {@code tilt-ratio}, {@code per-capita-ratio} or {@code location-quotient}
   * @param atLeast the least value that passes
   */
  public record Measure(
      String kind, Text title, BigDecimal atLeast, boolean verified, String reference) {}
}
