package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code scorecards}.
 *
 * @param total after rebasing, bonus, penalty and veto; rounded once, HALF_UP
 * @param points sum of the indicators' points; the index itself where the rules are one
 * @param applicablePoints sum of the points of the applicable indicators; what {@code points} is
 *     rebased from. In an index that share of 100 that rests on indicators with a score
 * @param rank competition rank on the rounded total (1, 1, 3)
 * @param grade id of the grade
 * @param dimensions points of each dimension, not rebased, by id; in an index the score of each
 *     that has one
 * @param bonus points added, after the cap
 * @param penalty points taken, positive, after the cap
 * @param vetoReasons ids of the vetoes that acted, in rule order
 */
public record Scorecard(
    Unit unit,
    int rank,
    int groupRank,
    int groupSize,
    String grade,
    BigDecimal total,
    BigDecimal points,
    BigDecimal applicablePoints,
    SortedMap<String, BigDecimal> dimensions,
    BigDecimal bonus,
    BigDecimal penalty,
    List<String> vetoReasons,
    @Nullable Integer previousRank,
    @Nullable BigDecimal previousTotal) {

  public Scorecard {
    dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    vetoReasons = List.copyOf(vetoReasons);
  }
}
