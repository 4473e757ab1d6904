package org.districtassessment.core.lint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.districtassessment.core.rule.Example;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.scoring.Direction;

/**
 * Two examples in which the better value earns less: the direction is the wrong one, or an example
 * is. Compared are examples of the same group with the same previous value and the same peers.
 */
final class FindBetterThatEarnsLess {

  private FindBetterThatEarnsLess() {}

  static void find(LintInput input) {
    for (IndicatorRule indicator : input.rules().indicators()) {
      if (indicator.direction() == Direction.NOMINAL) {
        continue;
      }

      List<Example> examples =
          indicator.examples().stream()
              .filter(each -> each.value() != null && each.points() != null)
              .toList();
      for (Example better : examples) {
        examples.stream()
            .filter(worse -> areComparable(better, worse))
            .filter(worse -> gain(indicator, better, worse) > 0)
            .filter(worse -> points(better).compareTo(points(worse)) < 0)
            .findFirst()
            .ifPresent(worse -> report(indicator, better, worse, input));
      }
    }
  }

  private static void report(
      IndicatorRule indicator, Example better, Example worse, LintInput input) {
    Direction other =
        indicator.direction() == Direction.HIGHER_IS_BETTER
            ? Direction.LOWER_IS_BETTER
            : Direction.HIGHER_IS_BETTER;
    input
        .found()
        .add(
            better.at(),
            "The better value of %s earns less: %s earns %s here, %s earns %s at line %d (correct"
                + " one of them, or make the direction %s)",
            indicator.id(),
            value(better).toPlainString(),
            points(better).toPlainString(),
            value(worse).toPlainString(),
            points(worse).toPlainString(),
            worse.at().line(),
            other.id());
  }

  private static boolean areComparable(Example one, Example other) {
    return Objects.equals(one.group(), other.group())
        && areEqual(previous(one), previous(other))
        && areEqual(one.peers(), other.peers());
  }

  private static List<BigDecimal> previous(Example example) {
    return Stream.ofNullable(example.previous()).toList();
  }

  /** By number, whatever the digits. */
  private static boolean areEqual(List<BigDecimal> some, List<BigDecimal> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size()).allMatch(i -> some.get(i).compareTo(others.get(i)) == 0);
  }

  private static int gain(IndicatorRule indicator, Example one, Example other) {
    return indicator.direction().gain(value(one), value(other)).signum();
  }

  private static BigDecimal value(Example example) {
    return Objects.requireNonNull(example.value(), "value");
  }

  private static BigDecimal points(Example example) {
    return Objects.requireNonNull(example.points(), "points");
  }
}
