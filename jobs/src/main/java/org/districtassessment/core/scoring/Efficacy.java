package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Efficacy coefficient (功效系数法): at the unacceptable value (不允许值) a base share of the points, at the
 * satisfactory value (满意值) all of them, a straight line between.
 *
 * <p>Points = full × (base + (1 − base) × (x − L) ÷ (H − L)), never outside [0, full]. Where lower
 * is better the unacceptable value L lies above the satisfactory value H, and the formula holds
 * unchanged. The unacceptable value itself earns the base share.
 *
 * @param unacceptable L, in the indicator's unit
 * @param satisfactory H, in the indicator's unit; differs from L
 * @param base share of the points at L, in [0, 1); customarily 0.6
 * @param below what a value worse than L earns
 */
public record Efficacy(
    BigDecimal unacceptable, BigDecimal satisfactory, BigDecimal base, Below below)
    implements ScoringFunction {

  /** What a value worse than the unacceptable one earns. */
  public enum Below {
    ZERO,
    /** The straight line goes on, down to 0. */
    EXTRAPOLATE
  }

  public Efficacy {
    check(
        unacceptable.compareTo(satisfactory) != 0,
        "Invalid satisfactory value: %s (must differ from the unacceptable value)",
        satisfactory);
    check(
        base.signum() >= 0 && base.compareTo(BigDecimal.ONE) < 0,
        "Invalid base: %s (must be in [0, 1))",
        base);
  }

  /** Higher is better where the satisfactory value is the greater one. */
  @Override
  public Direction direction() {
    return Direction.from(unacceptable, satisfactory);
  }

  @Override
  public List<Threshold> thresholds() {
    return List.of(
        Threshold.of("unacceptable", unacceptable), Threshold.of("satisfactory", satisfactory));
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    BigDecimal aboveUnacceptable = direction().gain(input.value(), unacceptable);
    if (below == Below.ZERO && aboveUnacceptable.signum() < 0) {
      return Optional.of(BigDecimal.ZERO);
    }

    BigDecimal width = satisfactory.subtract(unacceptable).abs();
    BigDecimal earned =
        full.multiply(BigDecimal.ONE.subtract(base))
            .multiply(aboveUnacceptable)
            .divide(width, MathContext.DECIMAL128);
    return Optional.of(full.multiply(base).add(earned).max(BigDecimal.ZERO).min(full));
  }
}
