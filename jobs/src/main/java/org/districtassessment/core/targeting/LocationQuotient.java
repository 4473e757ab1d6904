package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** A source's share of targeted money here relative to its share everywhere. */
public final class LocationQuotient {

  static final String KIND = "location-quotient";

  private LocationQuotient() {}

  /**
   * Returns (source here ÷ all sources here) ÷ (source everywhere ÷ all sources everywhere), each
   * of targeted money; empty where one of the last three is ≤ 0.
   */
  static Optional<BigDecimal> locationQuotient(
      BigDecimal sourceHere,
      BigDecimal allHere,
      BigDecimal sourceEverywhere,
      BigDecimal allEverywhere) {
    if (allHere.signum() <= 0 || sourceEverywhere.signum() <= 0 || allEverywhere.signum() <= 0) {
      return Optional.empty();
    }

    return Optional.of(
        sourceHere
            .multiply(allEverywhere)
            .divide(allHere.multiply(sourceEverywhere), MathContext.DECIMAL128));
  }

  /** Returns the same as a measurement, with the reason where it is empty. */
  public static Measurement measure(
      BigDecimal sourceHere,
      BigDecimal allHere,
      BigDecimal sourceEverywhere,
      BigDecimal allEverywhere) {
    boolean negative =
        allHere.signum() < 0 || sourceEverywhere.signum() < 0 || allEverywhere.signum() < 0;
    return locationQuotient(sourceHere, allHere, sourceEverywhere, allEverywhere)
        .map(quotient -> Measurement.of(quotient.doubleValue()))
        .orElseGet(
            () -> Measurement.undefined(negative ? Undefined.NEGATIVE_MONEY : Undefined.NO_MONEY));
  }
}
