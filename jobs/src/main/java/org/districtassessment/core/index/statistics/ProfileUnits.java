package org.districtassessment.core.index.statistics;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.RankUnits;
import org.districtassessment.core.index.statistics.UnitProfile.Standing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.statistics.Moments;
import org.districtassessment.core.statistics.Quantiles;

/** Values and scores to how each unit stands among all and in its group. */
public final class ProfileUnits {

  private ProfileUnits() {}

  /**
   * Makes one row for each unit and each indicator or node, all {@link Standing#NEITHER}; sorted.
   *
   * <p>Indicators are ranked by {@code values}, turned by their direction, nodes by their scores.
   *
   * @param values units × at least the indicators, with the group of each unit: those to show, such
   *     as before outliers were treated
   * @param normalised the same units × at least the indicators
   * @param scores the same units × nodes
   */
  public static List<UnitProfile> profileUnits(
      List<IndexIndicator> indicators,
      DataMatrix values,
      DataMatrix normalised,
      DataMatrix scores) {
    check(
        values.units().equals(normalised.units()) && values.units().equals(scores.units()),
        "Values, normalised values and scores are of different units");
    List<UnitProfile> rows = new ArrayList<>();
    for (IndexIndicator indicator : indicators) {
      double[] ofIndicator = values.column(indicator.id());
      double[] turned =
          indicator.direction() == Direction.LOWER_IS_BETTER
              ? Arrays.stream(ofIndicator).map(value -> -value).toArray()
              : ofIndicator;
      rows.addAll(
          profile(indicator.id(), values, ofIndicator, normalised.column(indicator.id()), turned));
    }
    double[] none = new double[values.unitCount()];
    Arrays.fill(none, Double.NaN);
    for (String node : scores.columns()) {
      double[] ofNode = scores.column(node);
      rows.addAll(profile(node, values, none, ofNode, ofNode));
    }
    return rows.stream().sorted().toList();
  }

  /**
   * Marks the strengths and weaknesses of each unit among rows of {@link #profileUnits}: those in
   * which it ranks best and worst. The order of the rows is kept.
   *
   * <p>Of equal ranks those come first, as a strength or as a weakness, whose id does. The last
   * place is no strength, nor the first a weakness, nor is anything where all share one place;
   * strengths are chosen first, and what is one is no weakness.
   *
   * @param rows only those that may be marked, such as the indicators'
   * @param most number of strengths, and of weaknesses, of a unit, &ge; 0; fewer where there are
   *     not so many ranks
   */
  public static List<UnitProfile> markStanding(List<UnitProfile> rows, int most) {
    check(most >= 0, "Invalid number of strengths and weaknesses: %s (must be >= 0)", most);
    Map<String, List<Integer>> ofUnits = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      ofUnits.computeIfAbsent(rows.get(row).unit(), unit -> new ArrayList<>()).add(row);
    }
    List<UnitProfile> marked = new ArrayList<>(rows);
    ofUnits.values().forEach(numbers -> MarkStanding.mark(marked, numbers, most));
    return List.copyOf(marked);
  }

  private static List<UnitProfile> profile(
      String item, DataMatrix units, double[] values, double[] scores, double[] better) {
    DataMatrix column = units.with(List.of(item), new double[][] {better});
    double[] ranks = RankUnits.rankUnits(column).column(0);
    double[] groupRanks = RankUnits.rankWithinGroups(column).column(0);
    double lastRank =
        Arrays.stream(ranks).filter(rank -> !Double.isNaN(rank)).max().orElse(Double.NaN);
    double[] meanValues = ofGroups(units, values, cells -> Moments.of(cells).mean());
    double[] medianValues = ofGroups(units, values, Quantiles::median);
    double[] meanScores = ofGroups(units, scores, cells -> Moments.of(cells).mean());
    double[] medianScores = ofGroups(units, scores, Quantiles::median);
    int[] groups = units.groupNumbers();
    List<UnitProfile> rows = new ArrayList<>();
    for (int unit = 0; unit < units.unitCount(); unit++) {
      int group = groups[unit];
      rows.add(
          new UnitProfile(
              units.units().get(unit),
              item,
              values[unit],
              scores[unit],
              ranks[unit],
              lastRank,
              groupRanks[unit],
              meanValues[group],
              medianValues[group],
              meanScores[group],
              medianScores[group],
              Standing.NEITHER));
    }
    return rows;
  }

  /** Returns a statistic of each group's cells, by the number of the group. */
  private static double[] ofGroups(
      DataMatrix units, double[] cells, Function<double[], Double> statistic) {
    int[] groups = units.groupNumbers();
    double[] found = new double[units.groupCount()];
    for (int group = 0; group < found.length; group++) {
      double[] ofGroup = new double[cells.length];
      int count = 0;
      for (int unit = 0; unit < cells.length; unit++) {
        if (groups[unit] == group) {
          ofGroup[count++] = cells[unit];
        }
      }
      found[group] = statistic.apply(Arrays.copyOf(ofGroup, count));
    }
    return found;
  }
}
