package org.districtassessment.core.targeting.question;

import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Limit;
import org.districtassessment.core.targeting.allocation.TiltGoal;
import org.districtassessment.core.targeting.resampling.Statistic;
import org.districtassessment.core.targeting.verdict.Comparison;
import org.districtassessment.core.targeting.verdict.Threshold;
import org.districtassessment.core.targeting.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What came of one test of some of the money.
 *
 * @param title of the test
 * @param level as in {@link Measured}
 * @param key the same
 * @param source the same
 * @param category the same
 * @param goal what would make a failed tilt ratio pass; null for other tests, where it passes, and
 *     where not even all money would do
 */
public record Decided(
    Text title,
    String level,
    String key,
    String source,
    String category,
    Limit limit,
    Verdict verdict,
    @Nullable TiltGoal goal) {

  static Decided of(
      String id,
      Text title,
      String measure,
      Limit limit,
      Slice slice,
      Statistic statistic,
      List<String> units,
      List<String> projects) {
    Comparison comparison =
        limit.side() == Limit.Side.AT_LEAST ? Comparison.AT_LEAST : Comparison.AT_MOST;
    Verdict verdict =
        Verdict.decide(
            new Threshold(id, measure, comparison, limit.value()),
            statistic,
            units.toArray(String[]::new),
            projects.toArray(String[]::new));
    return new Decided(
        title, slice.level(), slice.key(), slice.source(), slice.category(), limit, verdict, null);
  }

  Decided with(@Nullable TiltGoal other) {
    return new Decided(title, level, key, source, category, limit, verdict, other);
  }

  /**
   * Returns the same with rows of money as what contributes.
   *
   * @param among whose rows may contribute, of one level with the slice
   */
  static Decided ofMoney(
      String id,
      Text title,
      String measure,
      Limit limit,
      Slice slice,
      Statistic statistic,
      Slice among,
      Money money) {
    String[] units = blank(money.size());
    String[] projects = blank(money.size());
    for (int row : among.places()) {
      if (!slice.level().equals(Slice.UNIT)) {
        units[row] = money.row(row).unit();
      }
      projects[row] = money.project(row);
    }
    return of(id, title, measure, limit, slice, statistic, List.of(units), List.of(projects));
  }

  private static String[] blank(int size) {
    String[] blank = new String[size];
    Arrays.fill(blank, "");
    return blank;
  }
}
