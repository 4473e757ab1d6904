package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Range (极差法): the worst value of the peers earns nothing, the best one all points, a straight line
 * between.
 *
 * <p>Points = full × (x − min) ÷ (max − min), or (max − x) where lower is better. Units without a
 * value are not peers. One outlier moves everybody; choose it with care.
 *
 * @param scope whose least and greatest value count
 * @param ifEqual what all earn where they are equal, as a single unit always is
 * @param direction which end earns all points
 */
public record RangeScore(Scope scope, IfEqual ifEqual, Direction direction)
    implements ScoringFunction {

  /** What everybody earns where all values are equal. */
  public enum IfEqual {
    FULL,
    /** Half of the points. */
    HALF,
    NOT_APPLICABLE
  }

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  public RangeScore {
    direction.checkOneWay();
  }

  @Override
  public Optional<Scope> compared() {
    return Optional.of(scope);
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    Peers peers = scope.peers(input);
    BigDecimal width = peers.greatest().subtract(peers.least());
    if (width.signum() == 0) {
      return whenEqual(full);
    }

    BigDecimal worst = direction == Direction.HIGHER_IS_BETTER ? peers.least() : peers.greatest();
    BigDecimal aboveWorst = direction.gain(input.value(), worst);
    return Optional.of(full.multiply(aboveWorst).divide(width, MathContext.DECIMAL128));
  }

  private Optional<BigDecimal> whenEqual(BigDecimal full) {
    return switch (ifEqual) {
      case FULL -> Optional.of(full);
      case HALF -> Optional.of(full.divide(TWO, MathContext.DECIMAL128));
      case NOT_APPLICABLE -> Optional.empty();
    };
  }
}
