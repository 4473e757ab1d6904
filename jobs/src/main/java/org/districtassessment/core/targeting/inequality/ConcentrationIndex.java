package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.Optional;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;

/**
 * The concentration index C = (2 ÷ μ) cov(h, R) = 2 Σ f (h − μ)(R − ½) ÷ μ, and its corrections for
 * a bounded variable.
 *
 * <p>Below 0 the neediest get more per head. With n units C lies within ±(1 − 1 ÷ n). Undefined for
 * less than two units, no money, or a negative amount, which would break those limits. O'Donnell,
 * van Doorslaer, Wagstaff and Lindelow, Analyzing Health Equity Using Household Survey Data (World
 * Bank, 2008), chapter 8.
 */
public final class ConcentrationIndex {

  private ConcentrationIndex() {}

  /** Returns C. */
  public static Measurement concentrationIndex(RankedValues ranked) {
    return ranked
        .undefined()
        .map(Measurement::undefined)
        .orElseGet(() -> Measurement.of(ranked.absoluteIndex() / ranked.mean()));
  }

  /**
   * Returns 4μC ÷ (b − a): Erreygers, Correcting the concentration index, J. Health Econ. 28
   * (2009), 504–515.
   *
   * @param least the least possible value a
   * @param greatest the greatest possible value b
   */
  public static Measurement erreygers(RankedValues ranked, double least, double greatest) {
    return outside(ranked, least, greatest)
        .map(Measurement::undefined)
        .orElseGet(() -> Measurement.of(4 * ranked.absoluteIndex() / (greatest - least)));
  }

  /**
   * Returns C* ÷ (1 − μ*) of the values rescaled to 0 to 1, that is (b − a)μC ÷ ((μ − a)(b − μ)):
   * Wagstaff, Health Econ. 14 (2005), 429–432.
   *
   * @param least the least possible value a
   * @param greatest the greatest possible value b
   */
  public static Measurement wagstaff(RankedValues ranked, double least, double greatest) {
    Optional<Undefined> outside = outside(ranked, least, greatest);
    if (outside.isPresent()) {
      return Measurement.undefined(outside.get());
    }

    double room = (ranked.mean() - least) * (greatest - ranked.mean());
    return room <= 0
        ? Measurement.undefined(Undefined.AT_A_BOUND)
        : Measurement.of((greatest - least) * ranked.absoluteIndex() / room);
  }

  private static Optional<Undefined> outside(RankedValues ranked, double least, double greatest) {
    check(least < greatest, "Invalid bounds: %s to %s (must rise)", least, greatest);
    if (ranked.size() < 2) {
      return Optional.of(Undefined.TOO_FEW_UNITS);
    }
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.value(i) < least || ranked.value(i) > greatest) {
        return Optional.of(Undefined.OUT_OF_BOUNDS);
      }
    }
    return Optional.empty();
  }
}
