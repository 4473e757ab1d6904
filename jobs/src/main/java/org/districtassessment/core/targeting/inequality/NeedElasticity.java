package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;

/**
 * By how many percent the money per head rises with one percent more need: η of ln h = α + η ln
 * need, least squares weighted by people.
 *
 * <p>Above 0 money follows need; with income as the regressor below 0. Units without money have no
 * logarithm: they are left out and named. Undefined for less than {@value #LEAST_UNITS} units with
 * money, for a negative amount, and where the need is the same everywhere.
 *
 * @param elasticity η
 * @param error its classical standard error
 * @param robustError the one that allows for unlike residuals (HC1)
 * @param units how many units were used
 * @param leftOut units without money, by name
 */
public record NeedElasticity(
    Measurement elasticity,
    Measurement error,
    Measurement robustError,
    int units,
    List<String> leftOut) {

  /** Units that a line is worth fitting to. */
  public static final int LEAST_UNITS = 10;

  /**
   * A unit.
   *
   * @param need above 0
   * @param perHead money per head
   * @param people above 0
   */
  public record Unit(String key, double need, double perHead, double people) {

    public Unit {
      check(need > 0 && people > 0, "Invalid need or people of %s: %s, %s", key, need, people);
    }
  }

  public NeedElasticity {
    leftOut = List.copyOf(leftOut);
  }

  /** Fits the line. */
  public static NeedElasticity of(List<Unit> units) {
    List<String> leftOut =
        units.stream().filter(unit -> unit.perHead() == 0).map(Unit::key).sorted().toList();
    List<Unit> used = used(units);
    double[] need = logarithms(used, Unit::need);
    boolean negative = used.stream().anyMatch(unit -> unit.perHead() < 0);
    Optional<Undefined> reason = undefined(negative, need);
    if (reason.isPresent()) {
      Measurement none = Measurement.undefined(reason.get());
      return new NeedElasticity(none, none, none, used.size(), leftOut);
    }

    WeightedLine line = fit(used, need);
    return new NeedElasticity(
        Measurement.of(line.slope()),
        Measurement.of(Math.sqrt(line.classical().slope())),
        Measurement.of(Math.sqrt(line.robust().slope())),
        used.size(),
        leftOut);
  }

  /**
   * Returns the elasticity alone, fast, for thousands of samples; units are taken in the given
   * order, and those whose need is not above 0 are left out.
   */
  public static Measurement elasticity(double[] need, double[] perHead, double[] people) {
    double[] x = new double[need.length];
    double[] y = new double[need.length];
    double[] weights = new double[need.length];
    int used = 0;
    boolean negative = false;
    for (int i = 0; i < need.length; i++) {
      if (need[i] > 0 && perHead[i] != 0) {
        negative |= perHead[i] < 0;
        x[used] = Math.log(need[i]);
        y[used] = Math.log(perHead[i]);
        weights[used] = people[i];
        used++;
      }
    }
    double[] logarithms = Arrays.copyOf(x, used);
    Optional<Undefined> reason = undefined(negative, logarithms);
    return reason.isPresent()
        ? Measurement.undefined(reason.get())
        : Measurement.of(
            WeightedLine.fit(Arrays.copyOf(y, used), logarithms, Arrays.copyOf(weights, used))
                .slope());
  }

  private static List<Unit> used(List<Unit> units) {
    List<Unit> used = new ArrayList<>(units);
    used.removeIf(unit -> unit.perHead() == 0);
    used.sort(Comparator.comparing(Unit::key));
    return used;
  }

  private static WeightedLine fit(List<Unit> used, double[] need) {
    double[] people = new double[used.size()];
    Arrays.setAll(people, i -> used.get(i).people());
    return WeightedLine.fit(logarithms(used, Unit::perHead), need, people);
  }

  private static Optional<Undefined> undefined(boolean negative, double[] need) {
    if (negative) {
      return Optional.of(Undefined.NEGATIVE_MONEY);
    }
    return need.length < LEAST_UNITS
        ? Optional.of(Undefined.TOO_FEW_UNITS)
        : WeightedLine.undefined(need);
  }

  private static double[] logarithms(List<Unit> units, ToDoubleFunction<Unit> number) {
    double[] logarithms = new double[units.size()];
    Arrays.setAll(logarithms, i -> Math.log(number.applyAsDouble(units.get(i))));
    return logarithms;
  }
}
