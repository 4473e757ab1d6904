package org.districtassessment.core.targeting.allocation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.districtassessment.core.targeting.Measurement;

/**
 * What an allocation does to a measure.
 *
 * @param measure its name
 * @param before with last year's amounts
 * @param after with the amounts that were shared out
 */
public record Effect(String measure, Measurement before, Measurement after) {

  /**
   * Measures both.
   *
   * @param of the measure of amounts by unit
   */
  public static Effect of(
      String measure,
      Function<Map<String, BigDecimal>, Measurement> of,
      Map<String, BigDecimal> before,
      Map<String, BigDecimal> after) {
    return new Effect(measure, of.apply(before), of.apply(after));
  }

  /** Returns after less before. */
  public Measurement change() {
    return after.minus(before);
  }
}
