package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Graded efficacy coefficient (分档功效系数法): each standard value is worth its coefficient of the
 * points, with straight lines between neighbouring standards.
 *
 * <p>Base points of the standard reached (本档基础分) plus an adjustment (调整分) in proportion to the way
 * to the next better one. All points from the best standard on; 0 short of the lowest, which itself
 * earns its coefficient. Source: 财统字〔1999〕6号 (repealed 2002), whose form stayed in use.
 *
 * @param standards best first, at least two; values strictly in one direction, coefficients
 *     strictly down from 1
 */
public record GradedEfficacy(List<Standard> standards) implements ScoringFunction {

  /**
   * One standard.
   *
   * @param value in the indicator's unit
   * @param coefficient share of the points, in (0, 1]
   */
  public record Standard(BigDecimal value, BigDecimal coefficient) {

    public Standard {
      check(
          coefficient.signum() > 0 && coefficient.compareTo(BigDecimal.ONE) <= 0,
          "Invalid coefficient of a standard: %s (must be in (0, 1])",
          coefficient);
    }
  }

  public GradedEfficacy {
    standards = List.copyOf(standards);
    check(standards.size() >= 2, "A graded efficacy score needs at least two standards");
    Standard best = standards.get(0);
    check(
        best.coefficient().compareTo(BigDecimal.ONE) == 0,
        "Invalid coefficient of the best standard: %s (must be 1)",
        best.coefficient());
    Direction direction = Direction.from(standards.get(1).value(), best.value());
    for (int i = 1; i < standards.size(); i++) {
      Standard better = standards.get(i - 1);
      Standard standard = standards.get(i);
      check(
          direction.isBetter(better.value(), standard.value()),
          "Standards must be listed best first: %s cannot follow %s",
          standard.value(),
          better.value());
      check(
          standard.coefficient().compareTo(better.coefficient()) < 0,
          "Coefficients must fall from one standard to the next: %s cannot follow %s",
          standard.coefficient(),
          better.coefficient());
    }
  }

  /** Higher is better where the best standard is the greatest value. */
  @Override
  public Direction direction() {
    return Direction.from(standards.get(1).value(), standards.get(0).value());
  }

  @Override
  public List<Threshold> thresholds() {
    return IntStream.range(0, standards.size())
        .mapToObj(
            i ->
                new Threshold(
                    List.of("standards", String.valueOf(i), "value"), standards.get(i).value()))
        .toList();
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    if (reaches(input.value(), standards.get(0))) {
      return Optional.of(full);
    }

    for (int i = 1; i < standards.size(); i++) {
      if (reaches(input.value(), standards.get(i))) {
        return Optional.of(between(standards.get(i), standards.get(i - 1), input.value(), full));
      }
    }
    return Optional.of(BigDecimal.ZERO);
  }

  private static BigDecimal between(
      Standard reached, Standard next, BigDecimal value, BigDecimal full) {
    BigDecimal adjustment =
        full.multiply(next.coefficient().subtract(reached.coefficient()))
            .multiply(value.subtract(reached.value()))
            .divide(next.value().subtract(reached.value()), MathContext.DECIMAL128);
    return full.multiply(reached.coefficient()).add(adjustment);
  }

  private boolean reaches(BigDecimal value, Standard standard) {
    return !direction().isBetter(standard.value(), value);
  }
}
