package org.districtassessment.core.index.statistics;

import java.util.Comparator;
import org.districtassessment.core.statistics.CronbachAlpha;

/**
 * How far the parts of a node measure one thing; one row for each node and depth.
 *
 * @param depth how far below the node its parts are taken: 1 its children; the greatest depth, all
 *     its indicators
 * @param items number of parts
 * @param alpha see {@link CronbachAlpha}; at most 1, may be negative, NaN where it is undefined, as
 *     with a single part
 */
public record Reliability(String node, int depth, int items, double alpha)
    implements Comparable<Reliability> {

  private static final Comparator<Reliability> ORDER =
      Comparator.comparing(Reliability::node).thenComparing(Reliability::depth);

  @Override
  public int compareTo(Reliability other) {
    return ORDER.compare(this, other);
  }
}
