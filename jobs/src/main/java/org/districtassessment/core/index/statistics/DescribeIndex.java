package org.districtassessment.core.index.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.statistics.IndexStatistics.Options;
import org.districtassessment.core.index.statistics.IndexStatistics.Stage;
import org.districtassessment.core.statistics.CorrelationMethod;

/** An index to all that the numbers say about it. */
public final class DescribeIndex {

  private DescribeIndex() {}

  /**
   * Describes an index.
   *
   * <p>Profiles show and rank the values, divided by their denominators where the rules do so
   * first, of the units that no step has removed.
   *
   * @param rules those that {@code result} was made by
   */
  public static IndexStatistics describeIndex(
      IndexRules rules, IndexResult result, Options options) {
    IndexTree tree = IndexTree.of(rules);
    TreeMap<Stage, List<ItemStatistics>> items = new TreeMap<>();
    items.put(Stage.RAW, describe(result.raw(), options));
    items.put(Stage.PREPARED, describe(result.prepared(), options));
    items.put(Stage.NORMALISED, describe(result.normalised(), options));
    items.put(Stage.SCORES, describe(result.scores(), options));
    List<CorrelationPair> correlations = new ArrayList<>();
    List<CorrelationPair> withAncestors = new ArrayList<>();
    for (CorrelationMethod method : CorrelationMethod.values()) {
      correlations.addAll(
          CorrelateItems.correlateItems(result.normalised(), method, options.correlations()));
      for (DataMatrix data : List.of(result.normalised(), result.scores())) {
        withAncestors.addAll(
            CorrelateItems.correlateWithAncestors(
                tree, data, result.scores(), method, options.correlations()));
      }
    }
    withAncestors.sort(Comparator.naturalOrder());
    return new IndexStatistics(
        items,
        MeasureAvailability.measureAvailability(tree, result.raw()),
        correlations,
        withAncestors,
        MeasureReliability.measureReliability(tree, result.normalised(), result.scores()),
        profiles(rules, result, options.most()));
  }

  private static List<ItemStatistics> describe(DataMatrix data, Options options) {
    return DescribeItems.describeItems(data, options.statistics());
  }

  private static List<UnitProfile> profiles(IndexRules rules, IndexResult result, int most) {
    Set<String> left = new HashSet<>(result.scores().units());
    boolean[] isLeft = new boolean[result.values().unitCount()];
    for (int unit = 0; unit < isLeft.length; unit++) {
      isLeft[unit] = left.contains(result.values().units().get(unit));
    }
    List<UnitProfile> all =
        ProfileUnits.profileUnits(
            rules.indicators(), result.values().keep(isLeft), result.normalised(), result.scores());
    Set<String> indicators = new HashSet<>(rules.indicatorIds());
    List<UnitProfile> ofIndicators =
        all.stream().filter(row -> indicators.contains(row.item())).toList();
    List<UnitProfile> ofNodes =
        all.stream().filter(row -> !indicators.contains(row.item())).toList();
    return Stream.concat(ProfileUnits.markStanding(ofIndicators, most).stream(), ofNodes.stream())
        .sorted()
        .toList();
  }
}
