package org.districtassessment.stage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.districtassessment.core.anomaly.Distribution;
import org.districtassessment.core.anomaly.HidiroglouBerthelot;
import org.districtassessment.core.anomaly.HidiroglouBerthelot.Change;
import org.districtassessment.core.anomaly.RobustDistances;
import org.districtassessment.core.anomaly.RobustZ;
import org.districtassessment.core.anomaly.UnitSlip;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.HidiroglouBerthelotScreen;
import org.districtassessment.core.rule.MultivariateScreen;
import org.districtassessment.core.rule.OutlierMethod;
import org.districtassessment.stage.Families.Judgement;
import org.jspecify.annotations.Nullable;

/** From the values of a group to the measure that a method takes of them. */
final class MeasureOutliers {

  private MeasureOutliers() {}

  /**
   * Returns the measure of a group; empty where the method does not evaluate it.
   *
   * @param counts how often each values stand in the group, in an order that is always the same
   */
  static Optional<OutlierMeasure> of(
      OutlierMethod method, String group, SortedMap<String, Counted> counts, OutlierWords words) {
    if (method instanceof CheckRule.RobustZ robust) {
      Distribution all = distribution(counts, 0);
      return RobustZ.of(all, robust.minimumCount())
          .map(scale -> new Far(robust, scale, group, all, words));
    }
    if (method instanceof CheckRule.FactorOff factor) {
      Distribution all = distribution(counts, 0);
      return all.count() < factor.minimumCount()
          ? Optional.empty()
          : Optional.of(new Slipped(factor, group, all, words));
    }
    if (method instanceof HidiroglouBerthelotScreen screen) {
      return HidiroglouBerthelot.of(
              counts.values().stream()
                  .map(each -> Map.entry(change(each.values()), each.count()))
                  .toList(),
              screen.coefficients(),
              screen.minimumCount())
          .map(bounds -> new Changed(screen, bounds, group, words));
    }
    return apart((MultivariateScreen) method, group, counts, words);
  }

  /** Values of rows, and how many rows have them. */
  record Counted(List<BigDecimal> values, long count) {

    Counted plus(Counted more) {
      return new Counted(values, count + more.count());
    }
  }

  private record Far(
      CheckRule.RobustZ method, RobustZ scale, String group, Distribution all, OutlierWords words)
      implements OutlierMeasure {

    @Override
    public boolean isBeyond(List<BigDecimal> values) {
      return scale.isBeyond(values.get(0), method.threshold());
    }

    @Override
    public OptionalDouble p(List<BigDecimal> values) {
      return method.family() == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(scale.p(values.get(0)));
    }

    @Override
    public String observed(List<BigDecimal> values) {
      return OutlierWords.plain(values.get(0));
    }

    @Override
    public String expected(List<BigDecimal> values, @Nullable Judgement judgement) {
      return words.robustZ(method, scale.z(values.get(0)), judgement, group, all);
    }
  }

  private record Slipped(
      CheckRule.FactorOff method, String group, Distribution all, OutlierWords words)
      implements OutlierMeasure {

    @Override
    public boolean isBeyond(List<BigDecimal> values) {
      return UnitSlip.isOff(values.get(0), all.median(), method.factor(), method.tolerance());
    }

    @Override
    public OptionalDouble p(List<BigDecimal> values) {
      return OptionalDouble.empty();
    }

    @Override
    public String observed(List<BigDecimal> values) {
      return OutlierWords.plain(values.get(0));
    }

    @Override
    public String expected(List<BigDecimal> values, @Nullable Judgement judgement) {
      return words.factorOff(method, group, all);
    }
  }

  private record Changed(
      HidiroglouBerthelotScreen method,
      HidiroglouBerthelot bounds,
      String group,
      OutlierWords words)
      implements OutlierMeasure {

    @Override
    public boolean isBeyond(List<BigDecimal> values) {
      return bounds.isBeyond(change(values));
    }

    @Override
    public OptionalDouble p(List<BigDecimal> values) {
      return OptionalDouble.empty();
    }

    @Override
    public String observed(List<BigDecimal> values) {
      return OutlierWords.plain(values.get(0));
    }

    @Override
    public String expected(List<BigDecimal> values, @Nullable Judgement judgement) {
      return words.change(bounds, change(values), group);
    }
  }

  private record Apart(
      MultivariateScreen method,
      RobustDistances distances,
      Map<List<BigDecimal>, Integer> rows,
      List<Distribution> columns,
      String group,
      OutlierWords words)
      implements OutlierMeasure {

    @Override
    public boolean isBeyond(List<BigDecimal> values) {
      return true;
    }

    @Override
    public OptionalDouble p(List<BigDecimal> values) {
      return OptionalDouble.of(distances.p(row(values)));
    }

    @Override
    public String observed(List<BigDecimal> values) {
      List<String> parts = new ArrayList<>();
      int i = 0;
      for (String name : method.named().keySet()) {
        parts.add(name + " = " + OutlierWords.plain(values.get(i++)));
      }
      return String.join(", ", parts);
    }

    @Override
    public String expected(List<BigDecimal> values, @Nullable Judgement judgement) {
      List<String> parts = new ArrayList<>();
      int i = 0;
      for (String name : method.named().keySet()) {
        BigDecimal value = values.get(i);
        RobustZ.of(columns.get(i), 1).ifPresent(scale -> parts.add(name + " " + scale.z(value)));
        i++;
      }
      return words.apart(
          distances.squared(row(values)), parts, judgement, group, columns.get(0).count());
    }

    private int row(List<BigDecimal> values) {
      Integer row = rows.get(values);
      if (row == null) {
        throw new IllegalArgumentException("Values that were not measured: " + values);
      }

      return row;
    }
  }

  private static Optional<OutlierMeasure> apart(
      MultivariateScreen method,
      String group,
      SortedMap<String, Counted> counts,
      OutlierWords words) {
    List<double[]> rows = new ArrayList<>();
    Map<List<BigDecimal>, Integer> first = new HashMap<>();
    for (Counted each : counts.values()) {
      double[] row = each.values().stream().mapToDouble(BigDecimal::doubleValue).toArray();
      first.put(each.values(), rows.size());
      for (long i = 0; i < each.count(); i++) {
        rows.add(row);
      }
    }
    if (rows.size() < method.minimumCount()) {
      return Optional.empty();
    }

    List<Distribution> columns = new ArrayList<>();
    for (int i = 0; i < method.named().size(); i++) {
      columns.add(distribution(counts, i));
    }
    return RobustDistances.of(rows.toArray(double[][]::new))
        .map(distances -> new Apart(method, distances, first, columns, group, words));
  }

  private static Distribution distribution(SortedMap<String, Counted> counts, int column) {
    return new Distribution(
        counts.values().stream()
            .map(each -> Map.entry(each.values().get(column), each.count()))
            .toList());
  }

  private static Change change(List<BigDecimal> values) {
    return new Change(values.get(0), values.get(1));
  }
}
