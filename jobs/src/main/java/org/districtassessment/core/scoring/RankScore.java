package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points by rank (排名赋分): the first place earns all points, each further place less.
 *
 * <p>With {@code deduct} δ: full − δ × (r − 1), not below 0; without: full × (n − r + 1) ÷ n, where
 * n counts the units with a value in scope, tied ones each. A single unit earns all points; a unit
 * without a value is not ranked. Source: 按排位打分，每位次按0.25分递减.
 *
 * @param scope among whom the rank is taken
 * @param deduct points per place, &gt; 0; null to spread the points evenly over the places
 * @param ties rank of equal values
 * @param direction which end comes first
 */
public record RankScore(Scope scope, @Nullable BigDecimal deduct, Ties ties, Direction direction)
    implements ScoringFunction {

  /** The rank of equal values; for 9, 7, 7, 5 in turn. */
  public enum Ties {
    /** 1, 2, 2, 4. */
    COMPETITION,
    /** 1, 2.5, 2.5, 4. */
    AVERAGE,
    /** 1, 2, 2, 3. */
    DENSE
  }

  private static final BigDecimal HALF = new BigDecimal("0.5");

  public RankScore {
    check(
        deduct == null || deduct.signum() > 0,
        "Invalid deduct per place: %s (must be > 0)",
        deduct);
    direction.checkOneWay();
  }

  @Override
  public Optional<Scope> compared() {
    return Optional.of(scope);
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    Peers peers = scope.peers(input);
    BigDecimal placesBehindFirst = placesBehindFirst(input.value(), peers);
    if (deduct != null) {
      return Optional.of(full.subtract(deduct.multiply(placesBehindFirst)).max(BigDecimal.ZERO));
    }

    BigDecimal count = BigDecimal.valueOf(peers.count());
    return Optional.of(
        full.multiply(count.subtract(placesBehindFirst)).divide(count, MathContext.DECIMAL128));
  }

  /** Returns rank − 1. */
  private BigDecimal placesBehindFirst(BigDecimal value, Peers peers) {
    int better = peers.countBetter(value, direction);
    return switch (ties) {
      case COMPETITION -> BigDecimal.valueOf(better);
      case AVERAGE -> {
        int others = peers.countOf(value) - 1;
        yield BigDecimal.valueOf(better).add(HALF.multiply(BigDecimal.valueOf(others)));
      }
      case DENSE -> BigDecimal.valueOf(peers.countDistinctBetter(value, direction));
    };
  }
}
