package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * All or nothing (达标得分): all points from the threshold on, none short of it.
 *
 * <p>The value is compared as rounded to the indicator's decimals; the threshold itself passes.
 * Source: 不达标不得分.
 *
 * @param threshold the value that just passes, in the indicator's unit
 * @param direction higher: x ≥ threshold passes; lower: x ≤ threshold
 */
public record AllOrNothing(BigDecimal threshold, Direction direction) implements ScoringFunction {

  public AllOrNothing {
    direction.checkOneWay();
  }

  @Override
  public List<Threshold> thresholds() {
    return List.of(Threshold.of("threshold", threshold));
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    boolean passes = !direction.isBetter(threshold, input.value());
    return Optional.of(passes ? full : BigDecimal.ZERO);
  }
}
