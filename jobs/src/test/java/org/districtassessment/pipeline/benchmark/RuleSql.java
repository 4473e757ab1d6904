package org.districtassessment.pipeline.benchmark;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * SQL of rules as DuckDB understands it: parameters become numbers, and a division that is cast to
 * a decimal becomes the macro {@code quotient}, since DuckDB divides as doubles.
 */
final class RuleSql {

  private static final Pattern PARAMETER = Pattern.compile(":([a-z_]+)");
  private static final String NUMBER = "((?:sum\\([\\w.]+\\))|[\\w.]+)";
  private static final Pattern DIVISION =
      Pattern.compile(
          "cast\\(" + NUMBER + " / " + NUMBER + "\\s+AS decimal\\((\\d+),\\s*(\\d+)\\)\\)");

  /** Spark leaves six decimals to a quotient of two quotients of decimals. */
  private static final Pattern QUOTIENTS =
      Pattern.compile(
          "cast\\((\\([\\w.]+ / [\\w.]+\\) / \\([\\w.]+ / [\\w.]+\\))\\s+AS (decimal\\([\\d,]+\\))\\)");

  private final SortedMap<String, BigDecimal> parameters;

  RuleSql(SortedMap<String, BigDecimal> parameters) {
    this.parameters = parameters;
  }

  String of(String spark) {
    String divided =
        DIVISION.matcher(spark).replaceAll("CAST(quotient($1, $2, $4) AS DECIMAL($3, $4))");
    return numbers(QUOTIENTS.matcher(divided).replaceAll("CAST(round($1, 6) AS $2)"));
  }

  private String numbers(String sql) {
    return PARAMETER.matcher(sql).replaceAll(this::number);
  }

  private String number(MatchResult parameter) {
    for (Map.Entry<String, BigDecimal> each : parameters.entrySet()) {
      if (each.getKey().equals(parameter.group(1))) {
        return each.getValue().toPlainString();
      }
    }

    throw new IllegalStateException("No parameter " + parameter.group());
  }
}
