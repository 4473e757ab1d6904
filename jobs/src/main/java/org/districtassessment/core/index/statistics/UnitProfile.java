package org.districtassessment.core.index.statistics;

import java.util.Comparator;

/**
 * How a unit stands in one indicator or node; one row for each unit and item.
 *
 * @param value of the indicator; NaN where it is missing, and for nodes
 * @param score of the indicator after normalisation, or of the node; NaN where it is missing
 * @param rank among all units with a value, for nodes with a score: 1 is best, ties within 1e-9
 *     share the best rank (1, 2, 2, 4); NaN without one
 * @param lastRank the rank of the worst unit; NaN where nobody has a rank
 * @param groupRank as {@code rank}, among the units of its group
 * @param groupMeanValue of the units of its group that have a value, itself included; NaN for nodes
 * @param groupMedianValue likewise
 * @param groupMeanScore of the units of its group that have a score, itself included
 * @param groupMedianScore likewise
 */
public record UnitProfile(
    String unit,
    String item,
    double value,
    double score,
    double rank,
    double lastRank,
    double groupRank,
    double groupMeanValue,
    double groupMedianValue,
    double groupMeanScore,
    double groupMedianScore,
    Standing standing)
    implements Comparable<UnitProfile> {

  /** What to tell the unit first. */
  public enum Standing {
    STRENGTH,
    NEITHER,
    WEAKNESS
  }

  private static final Comparator<UnitProfile> ORDER =
      Comparator.comparing(UnitProfile::unit).thenComparing(UnitProfile::item);

  UnitProfile with(Standing changed) {
    return new UnitProfile(
        unit,
        item,
        value,
        score,
        rank,
        lastRank,
        groupRank,
        groupMeanValue,
        groupMedianValue,
        groupMeanScore,
        groupMedianScore,
        changed);
  }

  @Override
  public int compareTo(UnitProfile other) {
    return ORDER.compare(this, other);
  }
}
