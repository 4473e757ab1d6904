package org.districtassessment.core.composite;

import java.util.List;
import java.util.Locale;

/**
 * One row of the table {@code commendations}: whether a unit is a candidate to be commended.
 *
 * @param card the unit's scorecard
 * @param reason why it is a candidate, or the first reason why it is none
 * @param bars ids of the vetoes that bar it, in rule order
 * @param cases ids of what it submitted in support, sorted
 */
public record Commendation(Scorecard card, Reason reason, List<String> bars, List<String> cases) {

  public Commendation {
    bars = List.copyOf(bars);
    cases = cases.stream().sorted().distinct().toList();
  }

  /** In the order in which they are looked at. */
  public enum Reason {
    /** A veto other than a cap of the grade bars the unit. */
    VETOED,
    /** A cap of the grade bars the unit. */
    GRADE_CAPPED,
    /** The grade is none of those that are commended. */
    GRADE_BELOW,
    /** The total is below the least one. */
    TOTAL_BELOW,
    /** Others fill the quota. */
    QUOTA_FULL,
    CANDIDATE;

    /** Stable, kebab-case. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public boolean isCandidate() {
    return reason == Reason.CANDIDATE;
  }
}
