package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.rule.CheckRule.Method;
import org.districtassessment.core.rule.ConstantValueScreen;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FirstDigitScreen;
import org.districtassessment.core.rule.HeapingScreen;
import org.districtassessment.core.rule.LastDigitScreen;
import org.districtassessment.core.rule.MultivariateScreen;

/** Reads those methods that look at several values, or at all rows of a unit. */
final class ScreenReader {

  private ScreenReader() {}

  static Optional<Method> multivariate(Mapping method) {
    SortedMap<String, Expression> values = named(method);
    Optional<String> within = method.findText("within");
    int minimumCount = MethodReader.minimumCount(method);
    String family = method.name("family", Names.KEBAB_CASE);
    return method.build(
        () -> new MultivariateScreen(values, within.orElse(null), minimumCount, family));
  }

  static Optional<Method> firstDigit(Mapping method) {
    SortedMap<String, Expression> values = named(method);
    int minimumCount = MethodReader.minimumCount(method);
    int orders = method.whole("orders-of-magnitude");
    MethodReader.refuseUnless(orders >= 1, method, "orders-of-magnitude", "must be at least 1");
    Optional<BigDecimal> deviation = findPositive(method, "mean-deviation");
    String family = method.name("family", Names.KEBAB_CASE);
    return method.build(
        () -> new FirstDigitScreen(values, minimumCount, orders, deviation.orElse(null), family));
  }

  static Optional<Method> lastDigit(Mapping method) {
    SortedMap<String, Expression> values = named(method);
    int minimumCount = MethodReader.minimumCount(method);
    BigDecimal unit = findPositive(method, "unit").orElse(BigDecimal.ONE);
    Optional<BigDecimal> deviation = findPositive(method, "mean-deviation");
    String family = method.name("family", Names.KEBAB_CASE);
    return method.build(
        () -> new LastDigitScreen(values, minimumCount, unit, deviation.orElse(null), family));
  }

  static Optional<Method> heaping(Mapping method) {
    SortedMap<String, Expression> values = named(method);
    int minimumCount = MethodReader.minimumCount(method);
    BigDecimal base = MethodReader.positive(method, "base");
    Optional<BigDecimal> excess = findPositive(method, "excess");
    String family = method.name("family", Names.KEBAB_CASE);
    return method.build(
        () -> new HeapingScreen(values, minimumCount, base, excess.orElse(null), family));
  }

  static Optional<Method> constantValue(Mapping method) {
    SortedMap<String, Expression> values = named(method);
    int minimumCount = MethodReader.minimumCount(method);
    return method.build(() -> new ConstantValueScreen(values, minimumCount));
  }

  static Optional<Method> copiedRows(Mapping method) {
    List<Expression> values = new ArrayList<>();
    for (Node.Scalar each : method.scalars("values")) {
      MethodReader.refuseUnless(
          !each.text().isBlank(), method, "values", "must not hold an empty text");
      values.add(new Expression(each.text(), each.textAt()));
    }
    if (values.isEmpty()) {
      method.refuse(method.at("values"), "values must name at least one value");
    }
    Optional<String> previous = method.findText("previous");
    BigDecimal times = method.number("times");
    MethodReader.refuseUnless(
        times.compareTo(BigDecimal.ONE) >= 0, method, "times", "must be >= 1");
    int minimumCount = MethodReader.minimumCount(method);
    String family = method.name("family", Names.KEBAB_CASE);
    return method.build(
        () -> new CopiedRowsScreen(values, previous.orElse(null), times, minimumCount, family));
  }

  /** Returns {@code values}: expressions by snake_case name. */
  private static SortedMap<String, Expression> named(Mapping method) {
    SortedMap<String, Expression> named = new TreeMap<>();
    Optional<Mapping> values = method.mapping("values");
    if (values.isEmpty()) {
      return named;
    }

    Mapping mapping = values.get();
    for (Node.Entry entry : mapping.entries()) {
      if (!Names.SNAKE_CASE.allow(entry.key())) {
        mapping.refuse(
            entry.at(),
            "Invalid name of a value: %s (%s)".formatted(entry.key(), Names.SNAKE_CASE.words()));
      }
      named.put(entry.key(), mapping.expression(entry.key()));
    }
    if (named.isEmpty()) {
      mapping.refuse(mapping.at(), "values must name at least one value");
    }
    return method.required(mapping.build(() -> named), named);
  }

  private static Optional<BigDecimal> findPositive(Mapping method, String key) {
    Optional<BigDecimal> number = method.findNumber(key);
    number.ifPresent(
        each -> MethodReader.refuseUnless(each.signum() > 0, method, key, "must be > 0"));
    return number;
  }
}
