package org.districtassessment.core.index.statistics;

import java.util.Comparator;

/**
 * How much of what a node needs a unit has; one row for each unit and node.
 *
 * @param node whose indicators are counted, all below it
 * @param indicators their number
 * @param missing those without a value
 * @param zero those whose value is 0
 * @param available share of the indicators that have a value, in [0, 1]
 * @param nonZero share of the values that are not 0, in [0, 1]; NaN without values
 */
public record DataAvailability(
    String unit,
    String node,
    int indicators,
    int missing,
    int zero,
    double available,
    double nonZero)
    implements Comparable<DataAvailability> {

  private static final Comparator<DataAvailability> ORDER =
      Comparator.comparing(DataAvailability::unit).thenComparing(DataAvailability::node);

  @Override
  public int compareTo(DataAvailability other) {
    return ORDER.compare(this, other);
  }
}
