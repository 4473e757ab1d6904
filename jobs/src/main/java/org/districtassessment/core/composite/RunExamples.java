package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.Example;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.scoring.Peers;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.ScoringInput;
import org.jspecify.annotations.Nullable;

/** Holds the worked examples of rule files against what the rules yield. */
public final class RunExamples {

  /** Points are compared at the digits written, but at no fewer than these. */
  private static final int LEAST_SCALE = 2;

  private RunExamples() {}

  /** Returns a problem, at the example's place, for every example of every indicator that fails. */
  public static List<Problem> runExamples(RuleSet rules) {
    return rules.indicators().stream()
        .flatMap(rule -> runExamples(rule).stream())
        .sorted()
        .toList();
  }

  /**
   * Returns a problem, at the example's place, for every example that does not hold.
   *
   * <p>Values must be equal. Points must be equal after rounding, HALF_UP, to the digits the
   * example writes, at least 2. A missing value is worth 0 points; one that is not applicable is
   * worth none, so its example gives no points. An example without numerator and denominator is a
   * unit without rows. For a relative score all units of the example are of one group.
   */
  public static List<Problem> runExamples(IndicatorRule rule) {
    Problems problems = new Problems();
    for (Example example : rule.examples()) {
      runExample(rule, example, problems);
    }
    return problems.sorted();
  }

  private static void runExample(IndicatorRule rule, Example example, Problems problems) {
    boolean hasRows = example.numerator() != null || example.denominator() != null;
    IndicatorValue value =
        DeriveValue.value(
            rule, "example", true, hasRows, example.numerator(), example.denominator());
    if (!same(example.value(), value.value())) {
      problems.add(
          example.at(),
          "Wrong value in an example of %s: %s (the rule yields %s)",
          rule.id(),
          text(example.value()),
          value.value() == null ? value.state().id() : text(value.value()));
      return;
    }

    BigDecimal expected = example.points();
    if (expected == null) {
      return;
    }

    String group = Objects.requireNonNullElse(example.group(), "");
    Optional<ScoringFunction> function = rule.score().of(group);
    if (function.isEmpty()) {
      problems.add(
          example.at(),
          "Wrong group in an example of %s: %s (must be one of %s)",
          rule.id(),
          group.isEmpty() ? "none" : group,
          String.join(", ", rule.score().byGroup().keySet()));
      return;
    }

    Optional<BigDecimal> points = points(rule, function.get(), example, value);
    if (!points.map(actual -> agree(expected, actual)).orElse(false)) {
      problems.add(
          example.at(),
          "Wrong points in an example of %s: %s (the rule yields %s)",
          rule.id(),
          text(expected),
          points.map(RunExamples::text).orElse("none, as it is not applicable"));
    }
  }

  private static Optional<BigDecimal> points(
      IndicatorRule rule, ScoringFunction function, Example example, IndicatorValue value) {
    BigDecimal number = value.value();
    if (number == null) {
      return value.state() == State.MISSING ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }

    List<BigDecimal> values = new ArrayList<>(example.peers());
    values.add(number);
    Peers peers = Peers.of(values);
    ScoringInput input = new ScoringInput(number, example.previous(), peers, peers);
    return ScoreIndicator.points(rule, function, input);
  }

  private static boolean same(@Nullable BigDecimal expected, @Nullable BigDecimal actual) {
    if (expected == null || actual == null) {
      return expected == null && actual == null;
    }

    return expected.compareTo(actual) == 0;
  }

  private static boolean agree(BigDecimal expected, BigDecimal actual) {
    int scale = Math.max(LEAST_SCALE, expected.scale());
    return actual.setScale(scale, RoundingMode.HALF_UP).compareTo(expected) == 0;
  }

  private static String text(@Nullable BigDecimal number) {
    return number == null ? "null" : number.stripTrailingZeros().toPlainString();
  }
}
