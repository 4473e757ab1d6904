package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CheckRule.Method;
import org.districtassessment.core.rule.Expression;

/** Reads {@code checks/<id>.yaml}. */
final class CheckFile {

  /** The methods, each with the words that name it. */
  private enum Kind {
    ROWS,
    ACROSS_UNITS,
    ROBUST_Z,
    FACTOR_OFF
  }

  private CheckFile() {}

  static Optional<CheckRule> read(Mapping file, Codes codes) {
    String id = file.name("id", Names.KEBAB_CASE);
    String code = file.name("code", Names.CODE);
    codes.codes().add(file, "code", file.problems());
    var title = file.words("title");
    List<String> articles = file.texts("articles");
    Severity severity = file.oneOf("severity", Choices.of(Severity.class));
    String from = file.text("from");
    var where = file.findExpression("where");
    Expression key = file.expression("key");
    String field = file.text("field");
    Optional<Method> method = file.mapping("method").flatMap(CheckFile::method);
    Method rows = file.required(method, new CheckRule.AcrossUnits(key));
    List<String> affects = file.texts("affects");
    var message = file.words("message");
    String source = file.text("source");
    return file.build(
        () ->
            new CheckRule(
                id,
                code,
                title,
                articles,
                severity,
                from,
                where.orElse(null),
                key,
                field,
                rows,
                affects,
                message,
                source,
                file.at()));
  }

  private static Optional<Method> method(Mapping method) {
    Optional<Kind> kind = method.findKind(Choices.of(Kind.class));
    if (kind.isEmpty()) {
      return Optional.empty();
    }

    return switch (kind.get()) {
      case ROWS -> rows(method);
      case ACROSS_UNITS -> acrossUnits(method);
      case ROBUST_Z -> robustZ(method);
      case FACTOR_OFF -> factorOff(method);
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
    BigDecimal threshold = method.number("threshold");
    int minimumCount = method.whole("minimum-count");
    refuseUnless(threshold.signum() > 0, method, "threshold", "must be > 0");
    refuseUnless(minimumCount >= 1, method, "minimum-count", "must be at least 1");
    return method.build(
        () -> new CheckRule.RobustZ(value, within.orElse(null), threshold, minimumCount));
  }

  private static Optional<Method> factorOff(Mapping method) {
    Expression value = method.expression("value");
    Optional<String> within = method.findText("within");
    BigDecimal factor = method.number("factor");
    BigDecimal tolerance = method.number("tolerance");
    int minimumCount = method.whole("minimum-count");
    boolean factorFits = !method.has("factor") || factor.compareTo(BigDecimal.ONE) > 0;
    refuseUnless(factorFits, method, "factor", "must be > 1");
    refuseUnless(tolerance.compareTo(BigDecimal.ONE) >= 0, method, "tolerance", "must be >= 1");
    refuseUnless(minimumCount >= 1, method, "minimum-count", "must be at least 1");
    return method.build(
        () -> new CheckRule.FactorOff(value, within.orElse(null), factor, tolerance, minimumCount));
  }

  private static void refuseUnless(boolean holds, Mapping method, String key, String rule) {
    if (!holds) {
      String value = method.peek(key).map(Node.Scalar::text).orElse("");
      method.refuse(method.at(key), "Invalid %s: %s (%s)".formatted(key, value, rule));
    }
  }
}
