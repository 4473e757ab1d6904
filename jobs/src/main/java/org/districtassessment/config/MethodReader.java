package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.districtassessment.core.anomaly.HidiroglouBerthelot.Coefficients;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CheckRule.Method;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.HidiroglouBerthelotScreen;

/** Reads {@code method} of a check: how rows, or units, are found. */
final class MethodReader {

  /** The methods, each with the words that name it. */
  private enum Kind {
    ROWS,
    ACROSS_UNITS,
    ROBUST_Z,
    FACTOR_OFF,
    HIDIROGLOU_BERTHELOT,
    MULTIVARIATE,
    FIRST_DIGIT,
    LAST_DIGIT,
    HEAPING,
    CONSTANT_VALUE,
    COPIED_ROWS
  }

  private MethodReader() {}

  static Optional<Method> read(Mapping method) {
    Optional<Kind> kind = method.findKind(Choices.of(Kind.class));
    if (kind.isEmpty()) {
      return Optional.empty();
    }

    return switch (kind.get()) {
      case ROWS -> rows(method);
      case ACROSS_UNITS -> acrossUnits(method);
      case ROBUST_Z -> robustZ(method);
      case FACTOR_OFF -> factorOff(method);
      case HIDIROGLOU_BERTHELOT -> hidiroglouBerthelot(method);
      case MULTIVARIATE -> ScreenReader.multivariate(method);
      case FIRST_DIGIT -> ScreenReader.firstDigit(method);
      case LAST_DIGIT -> ScreenReader.lastDigit(method);
      case HEAPING -> ScreenReader.heaping(method);
      case CONSTANT_VALUE -> ScreenReader.constantValue(method);
      case COPIED_ROWS -> ScreenReader.copiedRows(method);
    };
  }

  private static Optional<Method> rows(Mapping method) {
    Expression failsWhen = method.expression("fails-when");
    Expression observed = method.expression("observed");
    Expression expected = method.expression("expected");
    return method.build(() -> new CheckRule.Rows(failsWhen, observed, expected));
  }

  private static Optional<Method> acrossUnits(Mapping method) {
    Expression value = method.expression("value");
    return method.build(() -> new CheckRule.AcrossUnits(value));
  }

  private static Optional<Method> robustZ(Mapping method) {
    Expression value = method.expression("value");
    Optional<String> within = method.findText("within");
    BigDecimal threshold = positive(method, "threshold");
    int minimumCount = minimumCount(method);
    Optional<String> family = method.findName("family", Names.KEBAB_CASE);
    return method.build(
        () ->
            new CheckRule.RobustZ(
                value, within.orElse(null), threshold, minimumCount, family.orElse(null)));
  }

  private static Optional<Method> factorOff(Mapping method) {
    Expression value = method.expression("value");
    Optional<String> within = method.findText("within");
    BigDecimal factor = method.number("factor");
    BigDecimal tolerance = method.number("tolerance");
    int minimumCount = minimumCount(method);
    boolean factorFits = !method.has("factor") || factor.compareTo(BigDecimal.ONE) > 0;
    refuseUnless(factorFits, method, "factor", "must be > 1");
    refuseUnless(tolerance.compareTo(BigDecimal.ONE) >= 0, method, "tolerance", "must be >= 1");
    return method.build(
        () -> new CheckRule.FactorOff(value, within.orElse(null), factor, tolerance, minimumCount));
  }

  private static Optional<Method> hidiroglouBerthelot(Mapping method) {
    Expression current = method.expression("current");
    Expression previous = method.expression("previous");
    Optional<String> within = method.findText("within");
    BigDecimal u = method.number("u");
    BigDecimal a = method.number("a");
    BigDecimal c = method.number("c");
    int minimumCount = minimumCount(method);
    return method.build(
        () ->
            new HidiroglouBerthelotScreen(
                current, previous, within.orElse(null), new Coefficients(u, a, c), minimumCount));
  }

  static int minimumCount(Mapping method) {
    int minimumCount = method.whole("minimum-count");
    refuseUnless(minimumCount >= 1, method, "minimum-count", "must be at least 1");
    return minimumCount;
  }

  static BigDecimal positive(Mapping method, String key) {
    BigDecimal number = method.number(key);
    refuseUnless(number.signum() > 0, method, key, "must be > 0");
    return number;
  }

  static void refuseUnless(boolean holds, Mapping method, String key, String rule) {
    if (!holds) {
      String value = method.peek(key).map(Node.Scalar::text).orElse("");
      method.refuse(method.at(key), "Invalid %s: %s (%s)".formatted(key, value, rule));
    }
  }
}
