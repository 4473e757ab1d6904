package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * How next year's money would be shared out by factors.
 *
 * @param factors whose weights add up to 1, which {@link BindFundingQuestions} sees to
 * @param floor what no unit falls below
 * @param floorPart the part of the floor that is kept, in (0, 1]
 * @param baseLevel figure: a unit's money of the base period, the mean where it is told apart by
 *     year; null where the floor is another
 * @param mostIncrease greatest rise over this year, as a share; null for no limit
 * @param mostDecrease greatest fall, as a share; null for no limit
 * @param unit every amount is a whole multiple of it
 * @param performance what a unit's share is multiplied by, by its grade in the evaluation, from the
 *     best grade on; a worse grade never has a greater coefficient; empty for no such step
 * @param verified whether all of it was checked against the reference
 */
public record AllocationRule(
    List<Factor> factors,
    Floor floor,
    BigDecimal floorPart,
    @Nullable String baseLevel,
    @Nullable BigDecimal mostIncrease,
    @Nullable BigDecimal mostDecrease,
    BigDecimal unit,
    List<Coefficient> performance,
    boolean verified,
    String reference,
    SourceLocation at) {

  /** The name of the unit's total in the evaluation, beside the ids of figures. */
  public static final String TOTAL = "total";

  /** What no unit falls below. */
  public enum Floor {
    NONE,
    THIS_YEAR,
    BASE_LEVEL
  }

  /**
   * Something that money is shared out by.
   *
   * @param figure of units, or {@link #TOTAL}
   * @param weight in (0, 1]
   * @param below null where more brings more; else the level below which a unit must lie, and the
   *     gap to it is what counts
   * @param times figure that this is multiplied by, such as people; null for none
   */
  public record Factor(
      String figure, BigDecimal weight, @Nullable BigDecimal below, @Nullable String times) {

    public Factor {
      check(
          weight.signum() > 0 && weight.compareTo(BigDecimal.ONE) <= 0,
          "Invalid weight of %s: %s (must be in (0, 1])",
          figure,
          weight);
    }
  }

  /**
   * What the share of units of a grade is multiplied by.
   *
   * @param grade id of a grade of the edition
   * @param coefficient at least 0, such as 1.2
   */
  public record Coefficient(String grade, BigDecimal coefficient) {

    public Coefficient {
      check(
          coefficient.signum() >= 0,
          "Invalid coefficient of %s: %s (must be at least 0)",
          grade,
          coefficient);
    }
  }

  public AllocationRule {
    factors = List.copyOf(factors);
    performance = List.copyOf(performance);
    for (int i = 1; i < performance.size(); i++) {
      check(
          performance.get(i).coefficient().compareTo(performance.get(i - 1).coefficient()) <= 0,
          "Invalid performance: %s has more than %s (grades from the best on, never rising)",
          performance.get(i).grade(),
          performance.get(i - 1).grade());
    }
    check(
        floorPart.signum() > 0 && floorPart.compareTo(BigDecimal.ONE) <= 0,
        "Invalid floor-part: %s (must be in (0, 1])",
        floorPart);
    check(
        mostIncrease == null || mostIncrease.signum() >= 0,
        "Invalid most-increase: %s (must be at least 0)",
        mostIncrease);
    check(
        mostDecrease == null
            || (mostDecrease.signum() >= 0 && mostDecrease.compareTo(BigDecimal.ONE) <= 0),
        "Invalid most-decrease: %s (must be in [0, 1])",
        mostDecrease);
    check(unit.signum() > 0, "Invalid unit: %s (must be above 0)", unit);
    check(
        (floor == Floor.BASE_LEVEL) == (baseLevel != null),
        "Invalid base-level: it goes with the floor base-level, and only with it");
  }
}
