package org.districtassessment.core.index.statistics;

import static org.districtassessment.core.Checks.check;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All statistics of an index, each list in the order of its rows.
 *
 * @param items statistics of the indicators at each stage, and of the nodes
 * @param availability of the raw values
 * @param correlations of normalised indicators with each other, by all methods
 * @param withAncestors correlations of normalised indicators, and of nodes, with each node above
 *     them, by all methods
 * @param reliability of normalised indicators and scores
 * @param profiles of the units that no step has removed, with strengths and weaknesses marked among
 *     the indicators
 */
public record IndexStatistics(
    SortedMap<Stage, List<ItemStatistics>> items,
    List<DataAvailability> availability,
    List<CorrelationPair> correlations,
    List<CorrelationPair> withAncestors,
    List<Reliability> reliability,
    List<UnitProfile> profiles) {

  /** Whose columns are described. */
  public enum Stage {
    /** Indicators as they came. */
    RAW,
    /** Indicators as normalisation found them. */
    PREPARED,
    /** Indicators after normalisation. */
    NORMALISED,
    /** Nodes. */
    SCORES
  }

  public IndexStatistics {
    Map<Stage, List<ItemStatistics>> copy = new TreeMap<>();
    items.forEach((stage, rows) -> copy.put(stage, List.copyOf(rows)));
    items = Collections.unmodifiableSortedMap(new TreeMap<>(copy));
    availability = List.copyOf(availability);
    correlations = List.copyOf(correlations);
    withAncestors = List.copyOf(withAncestors);
    reliability = List.copyOf(reliability);
    profiles = List.copyOf(profiles);
  }

  /**
   * How to describe an index.
   *
   * @param statistics from where on a column is flagged
   * @param correlations from where on two columns are flagged
   * @param most strengths, and weaknesses, of a unit
   */
  public record Options(StatisticsLimits statistics, CorrelationLimits correlations, int most) {

    public Options {
      check(most >= 0, "Invalid number of strengths and weaknesses: %s (must be >= 0)", most);
    }
  }
}
