package org.districtassessment.pipeline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CopiedRowsScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.FirstDigitScreen;
import org.districtassessment.core.rule.HeapingScreen;
import org.districtassessment.core.rule.LastDigitScreen;
import org.districtassessment.core.rule.MultivariateScreen;
import org.districtassessment.core.rule.OutlierMethod;
import org.districtassessment.core.rule.UnitMethod;

/**
 * What statistical screens count, as statements of DuckDB: all passes over rows, but not the
 * probabilities and the family of tests that decide which units are reported.
 *
 * <p>Fills {@code tally}: check_id, unit, field, observed; the last as {@code evaluate} says it of
 * a unit that it reports, without shares and names of other units.
 */
final class ScreenSql {

  private final BoundRules rules;
  private final RuleSql sql;
  private final String unit;

  ScreenSql(BoundRules rules) {
    this.rules = rules;
    this.sql = new RuleSql(rules.parameters());
    this.unit = rules.rules().unit().key();
  }

  List<String> tallies() {
    List<String> statements = new ArrayList<>();
    for (CheckRule check : rules.rules().checks()) {
      if (!CheckSql.isPorted(check)) {
        statements.add(tally(check));
      }
    }
    return statements;
  }

  private String tally(CheckRule check) {
    if (check.method() instanceof CopiedRowsScreen copied) {
      return copied(check, copied);
    }
    if (check.method() instanceof OutlierMethod outlier) {
      return values(check, outlier);
    }
    return ((UnitMethod) check.method())
        .fields().entrySet().stream()
            .map(field -> kinds(check, field))
            .collect(Collectors.joining());
  }

  private String kinds(CheckRule check, Map.Entry<String, Expression> field) {
    String value = "(" + sql.of(field.getValue().sql()) + ")";
    String said = "string_agg(kind || ': ' || n, ', ' ORDER BY kind)";
    String kind;
    if (check.method() instanceof FirstDigitScreen) {
      kind = "regexp_extract(CAST(abs(%s) AS VARCHAR), '[1-9]')".formatted(value);
    } else if (check.method() instanceof LastDigitScreen last) {
      kind =
          "CAST(CAST(floor(abs(%s) / %s) AS BIGINT) %% 10 AS VARCHAR)"
              .formatted(value, last.unit().toPlainString());
    } else if (check.method() instanceof HeapingScreen heaping) {
      kind =
          "CASE WHEN abs(%s) %% %s = 0 THEN 'round' ELSE 'other' END"
              .formatted(value, heaping.base().toPlainString());
      said = "coalesce(sum(n) FILTER (kind = 'round'), 0) || ' of ' || sum(n)";
    } else {
      throw new IllegalStateException("No tally of " + check.id());
    }
    return """
        INSERT INTO tally
        SELECT '%1$s', unit, '%2$s', %3$s
        FROM (
          SELECT %4$s AS unit, %5$s AS kind, count(*) AS n
          FROM %6$s
          WHERE %7$s AND %8$s <> 0
          GROUP BY ALL)
        GROUP BY unit;
        """
        .formatted(check.id(), field.getKey(), said, unit, kind, check.from(), where(check), value);
  }

  /** Rows are narrowed down by hashes, then compared. */
  private String copied(CheckRule check, CopiedRowsScreen method) {
    List<String> values = method.values().stream().map(value -> sql.of(value.sql())).toList();
    String present =
        values.stream().map(value -> value + " IS NOT NULL").collect(Collectors.joining(" AND "));
    String rows =
        "SELECT %s AS unit, %s FROM %%s WHERE %s AND %s"
            .formatted(unit, numbered(values), where(check), present);
    String names = names(values.size());
    String elsewhere =
        method.previous() == null
            ? """
            likely AS (
              SELECT hash(%1$s) AS h FROM v GROUP BY 1 HAVING min(unit) <> max(unit)),
            candidates AS (SELECT * FROM v WHERE hash(%1$s) IN (SELECT h FROM likely)),
            copied AS (
              SELECT unit, count(*) AS n
              FROM candidates
              SEMI JOIN (
                SELECT %1$s FROM candidates GROUP BY ALL HAVING min(unit) <> max(unit)) s USING (%1$s)
              GROUP BY unit)
            """
                .formatted(names)
            : """
            before AS (%s),
            copied AS (SELECT unit, count(*) AS n FROM v SEMI JOIN before USING (unit, %s) GROUP BY unit)
            """
                .formatted(
                    rows.formatted(Optional.ofNullable(method.previous()).orElseThrow()), names);
    return """
        INSERT INTO tally
        WITH v AS (%1$s), %2$s
        SELECT '%3$s', unit, '%4$s', coalesce(any_value(copied.n), 0) || ' of ' || count(*)
        FROM v
        LEFT JOIN copied USING (unit)
        GROUP BY unit;
        """
        .formatted(rows.formatted(check.from()), elsewhere, check.id(), check.field());
  }

  private static String numbered(List<String> values) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      columns.add(values.get(i) + " AS v" + i);
    }
    return String.join(", ", columns);
  }

  private static String names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("v" + i);
    }
    return String.join(", ", names);
  }

  private String values(CheckRule check, OutlierMethod method) {
    List<String> said = new ArrayList<>();
    if (method instanceof MultivariateScreen multivariate) {
      multivariate
          .named()
          .forEach((name, value) -> said.add("'" + name + " = ' || " + plain(value)));
    } else {
      said.add(plain(method.values().get(0)));
    }
    return "INSERT INTO tally SELECT '%s', %s, '%s', %s FROM %s WHERE %s;%n"
        .formatted(
            check.id(),
            unit,
            check.field(),
            String.join(" || ', ' || ", said),
            check.from(),
            where(check));
  }

  /** A decimal without zeros at its end. */
  private String plain(Expression value) {
    return "regexp_replace(CAST(%s AS VARCHAR), '\\.?0+$', '')".formatted(sql.of(value.sql()));
  }

  private String where(CheckRule check) {
    Expression where = check.where();
    return where == null ? "true" : "(" + sql.of(where.sql()) + ")";
  }

  /** What {@code evaluate} observed, in the words of {@code tally}. */
  static String observed(CheckRule check) {
    boolean isShare =
        check.method() instanceof CopiedRowsScreen || check.method() instanceof HeapingScreen;
    return isShare ? "regexp_replace(observed, ' \\(.*$', '')" : "observed";
  }
}
