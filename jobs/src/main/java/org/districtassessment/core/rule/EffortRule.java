package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * Whether the year's money is kept up against that of earlier years.
 *
 * @param money which of the year's money is compared
 * @param years figure by year: money of earlier years
 * @param index figure by year: a chained price index; null where only nominal money is compared
 * @param people figure, by year or of the year alone; null where money per head is not compared
 * @param from first base year
 * @param to last base year
 * @param rule what is made of the base years
 * @param limit of each ratio
 * @param ratchet what the year is held against besides; null for nothing
 */
public record EffortRule(
    Text title,
    Money money,
    String years,
    @Nullable String index,
    @Nullable String people,
    int from,
    int to,
    Rule rule,
    Limit limit,
    @Nullable Ratchet ratchet,
    SourceLocation at) {

  /**
   * The level last reached since the base, which a year that fell short does not lower.
   *
   * @param years figure: money of years after the base, by year or of the year before alone
   * @param limit the part of the level that is asked for, at least, in (0, 1]
   */
  public record Ratchet(String years, Limit limit) {

    public Ratchet {
      check(
          limit.side() == Limit.Side.AT_LEAST
              && limit.value().signum() > 0
              && limit.value().compareTo(BigDecimal.ONE) <= 0,
          "Invalid at-least: %s (must be in (0, 1])",
          limit.value());
    }
  }

  /** Which money of the year is compared. */
  public enum Money {
    ALL,
    TARGETED
  }

  /** What is made of the base years. */
  public enum Rule {
    MEAN,
    LAST,
    MINIMUM
  }

  public EffortRule {
    check(from <= to, "Invalid from: %s (must not be after %s)", from, to);
  }
}
