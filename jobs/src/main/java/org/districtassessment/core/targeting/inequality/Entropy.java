package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;

/**
 * The two inequality measures of Theil, Economics and Information Theory (1967), which split
 * exactly into what lies between groups and within them (Shorrocks, Econometrica 48 (1980),
 * 613–625).
 *
 * <p>With y per head, f the share of people and s the share of money: T = Σ f (y ÷ μ) ln(y ÷ μ),
 * groups weighted by s; the mean log deviation L = Σ f ln(μ ÷ y), groups weighted by f. In T 0 ln 0
 * is 0; L has no value where somebody has nothing. Neither has one for a negative y or no total.
 * Units without people are left out.
 */
public final class Entropy {

  private Entropy() {}

  /** Returns T and its parts. */
  public static Decomposition theil(double[] values, double[] people, String[] groups) {
    return decompose(
        values, people, groups, ratio -> ratio == 0 ? 0 : ratio * Math.log(ratio), Weights.MONEY);
  }

  /** Returns L and its parts. */
  public static Decomposition meanLogDeviation(double[] values, double[] people, String[] groups) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == 0 && people[i] > 0) {
        return Decomposition.undefined(Undefined.ZERO_VALUE);
      }
    }
    return decompose(values, people, groups, ratio -> -Math.log(ratio), Weights.PEOPLE);
  }

  private enum Weights {
    MONEY,
    PEOPLE
  }

  private record Row(double value, double people) {}

  private static Decomposition decompose(
      double[] values,
      double[] people,
      String[] groups,
      DoubleUnaryOperator surprise,
      Weights weights) {
    Map<String, List<Row>> rows = rows(values, people, groups);
    Optional<Undefined> reason = undefined(rows);
    if (reason.isPresent()) {
      return Decomposition.undefined(reason.get());
    }

    List<Row> all = rows.values().stream().flatMap(List::stream).toList();
    double everybody = people(all);
    double mean = mean(all);
    double between = 0;
    double within = 0;
    List<Decomposition.Part> parts = new ArrayList<>();
    for (Map.Entry<String, List<Row>> group : rows.entrySet()) {
      double share = people(group.getValue()) / everybody;
      double relativeMean = mean(group.getValue()) / mean;
      double inside = relativeMean == 0 ? 0 : inequality(group.getValue(), surprise);
      between += share * surprise.applyAsDouble(relativeMean);
      within += share * (weights == Weights.MONEY ? relativeMean : 1) * inside;
      parts.add(
          new Decomposition.Part(
              group.getKey(), share, share * relativeMean, relativeMean * mean, inside));
    }
    return new Decomposition(
        Measurement.of(inequality(all, surprise)),
        Measurement.of(between),
        Measurement.of(within),
        parts);
  }

  /** Returns the rows of each group in an order of their own, so that sums are the same bits. */
  private static Map<String, List<Row>> rows(double[] values, double[] people, String[] groups) {
    check(
        values.length == people.length && values.length == groups.length,
        "Different numbers of values, people and groups: %s, %s, %s",
        values.length,
        people.length,
        groups.length);
    Map<String, List<Row>> rows = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      check(Double.isFinite(values[i]), "Invalid value of row %s: %s", i, values[i]);
      check(people[i] >= 0, "Invalid people of row %s: %s (must be at least 0)", i, people[i]);
      if (people[i] > 0) {
        rows.computeIfAbsent(groups[i], group -> new ArrayList<>())
            .add(new Row(values[i], people[i]));
      }
    }
    rows.values()
        .forEach(
            group ->
                group.sort(
                    Comparator.comparingDouble(Row::value).thenComparingDouble(Row::people)));
    return rows;
  }

  private static Optional<Undefined> undefined(Map<String, List<Row>> rows) {
    double[] values =
        rows.values().stream().flatMap(List::stream).mapToDouble(Row::value).toArray();
    if (values.length == 0) {
      return Optional.of(Undefined.TOO_FEW_UNITS);
    }
    if (Arrays.stream(values).anyMatch(value -> value < 0)) {
      return Optional.of(Undefined.NEGATIVE_MONEY);
    }
    return Arrays.stream(values).allMatch(value -> value == 0)
        ? Optional.of(Undefined.NO_MONEY)
        : Optional.empty();
  }

  private static double inequality(List<Row> rows, DoubleUnaryOperator surprise) {
    double people = people(rows);
    double mean = mean(rows);
    return rows.stream()
        .mapToDouble(row -> row.people() / people * surprise.applyAsDouble(row.value() / mean))
        .sum();
  }

  private static double people(List<Row> rows) {
    return rows.stream().mapToDouble(Row::people).sum();
  }

  private static double mean(List<Row> rows) {
    return rows.stream().mapToDouble(row -> row.people() * row.value()).sum() / people(rows);
  }
}
