package org.districtassessment.pipeline.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CheckRule.AcrossUnits;
import org.districtassessment.core.rule.CheckRule.FactorOff;
import org.districtassessment.core.rule.CheckRule.Rows;
import org.districtassessment.core.rule.ConstantValueScreen;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * Views, checks and lists of an edition as statements of DuckDB. Checks fill {@code found}, one
 * pass over a table or view for all checks of its rows.
 *
 * <p>Of statistical screens (all methods but those that {@link #isPorted} names) {@link ScreenSql}
 * makes the counts; which units they report is left to {@code evaluate}.
 */
final class CheckSql {

  private final BoundRules rules;
  private final RuleSql sql;
  private final String unit;

  CheckSql(BoundRules rules) {
    this.rules = rules;
    this.sql = new RuleSql(rules.parameters());
    this.unit = rules.rules().unit().key();
  }

  /** Whether the script does the whole work of a check. */
  static boolean isPorted(CheckRule check) {
    return check.method() instanceof Rows
        || check.method() instanceof AcrossUnits
        || check.method() instanceof FactorOff
        || check.method() instanceof ConstantValueScreen;
  }

  /**
   * The views that checks, screens and lists need; those that are dear and read twice become
   * tables.
   */
  String views() {
    Set<String> needed = new TreeSet<>();
    Map<String, Integer> readers = new LinkedHashMap<>();
    List<String> starts = new ArrayList<>();
    rules.rules().checks().stream().map(CheckRule::from).distinct().forEach(starts::add);
    rules.rules().lists().forEach(list -> starts.add(list.from()));
    starts.forEach(from -> need(from, needed, readers));
    StringBuilder statements = new StringBuilder();
    for (SqlView view : rules.rules().views()) {
      if (needed.contains(view.name())) {
        String query = view.query().sql();
        boolean isDear = query.contains("JOIN") || query.contains("GROUP BY");
        boolean isTable = isDear && readers.getOrDefault(view.name(), 0) > 1;
        // What is of no file has no place.
        statements
            .append(isTable ? "CREATE TABLE " : "CREATE VIEW ")
            .append(view.name())
            .append(" AS\n")
            .append(sql.of(withoutPlace(query)))
            .append(";\n");
      }
    }
    return statements.toString();
  }

  /** The tables of the year before that any needed view reads. */
  static Set<String> tablesBefore(BoundRules rules) {
    Set<String> tables = new TreeSet<>();
    for (SqlView view : rules.rules().views()) {
      var matcher = Pattern.compile("previous\\.(\\w+)").matcher(view.query().sql());
      while (matcher.find()) {
        tables.add(matcher.group(1));
      }
    }
    return tables;
  }

  private void need(String relation, Set<String> needed, Map<String, Integer> readers) {
    readers.merge(relation, 1, Integer::sum);
    for (SqlView view : rules.rules().views()) {
      if (view.name().equals(relation) && needed.add(relation)) {
        for (SqlView other : rules.rules().views()) {
          if (Pattern.compile("(FROM|JOIN) " + other.name() + "\\b")
              .matcher(view.query().sql())
              .find()) {
            need(other.name(), needed, readers);
          }
        }
      }
    }
  }

  /** DuckDB does not number lines, so rows are known by their keys. */
  private static String withoutPlace(String query) {
    return query.replaceAll(",\\s*(\\w+\\.)?_file, (\\w+\\.)?_line", "");
  }

  /** Fills {@code found}: check_id, unit, row_key, field, observed, expected. */
  List<String> checksSql() {
    List<String> statements = new ArrayList<>();
    Map<String, List<CheckRule>> byRelation = new LinkedHashMap<>();
    for (CheckRule check : checks()) {
      if (check.method() instanceof Rows) {
        byRelation.computeIfAbsent(check.from(), from -> new ArrayList<>()).add(check);
      } else {
        statements.add(other(check));
      }
    }
    byRelation.forEach((relation, own) -> statements.add(rowsOf(relation, own)));
    return statements;
  }

  private List<CheckRule> checks() {
    return rules.rules().checks().stream().filter(CheckSql::isPorted).toList();
  }

  private String rowsOf(String relation, List<CheckRule> checks) {
    List<String> conditions = new ArrayList<>();
    List<String> hits = new ArrayList<>();
    for (CheckRule check : checks) {
      Rows method = (Rows) check.method();
      String condition = and(check.where(), "(" + sql.of(method.failsWhen().sql()) + ")");
      conditions.add("(" + condition + ")");
      hits.add(
          "CASE WHEN %s THEN {'check_id': '%s', 'row_key': CAST(%s AS VARCHAR), 'field': '%s', 'observed': CAST(%s AS VARCHAR), 'expected': CAST(%s AS VARCHAR)} END"
              .formatted(
                  condition,
                  check.id(),
                  key(check),
                  check.field(),
                  sql.of(method.observed().sql()),
                  sql.of(method.expected().sql())));
    }
    return """
        INSERT INTO found
        SELECT hit.check_id, unit, hit.row_key, hit.field, hit.observed, hit.expected
        FROM (
          SELECT %s AS unit, unnest([
            %s]) AS hit
          FROM %s
          WHERE %s)
        WHERE hit IS NOT NULL;
        """
        .formatted(
            unit, String.join(",\n    ", hits), relation, String.join("\n    OR ", conditions));
  }

  private String other(CheckRule check) {
    if (check.method() instanceof AcrossUnits across) {
      return acrossUnits(check, across);
    }
    if (check.method() instanceof FactorOff factor) {
      return factorOff(check, factor);
    }
    return constant(check, (ConstantValueScreen) check.method());
  }

  /** Values are narrowed down by their hashes, then compared. */
  private String acrossUnits(CheckRule check, AcrossUnits method) {
    return """
        INSERT INTO found
        WITH v AS (
          SELECT %1$s AS unit, %2$s AS row_key, CAST(%3$s AS VARCHAR) AS shared
          FROM %4$s
          WHERE %5$s),
        likely AS (
          SELECT hash(shared) AS h FROM v WHERE shared IS NOT NULL GROUP BY 1 HAVING min(unit) <> max(unit)),
        candidates AS (SELECT * FROM v WHERE shared IS NOT NULL AND hash(shared) IN (SELECT h FROM likely)),
        units AS (SELECT shared, list_sort(list(DISTINCT unit)) AS units FROM candidates GROUP BY shared)
        SELECT '%6$s', unit, row_key, '%7$s',
          array_to_string(list_filter(units, u -> u <> unit), ', '), 'in one unit only'
        FROM candidates
        JOIN units USING (shared)
        WHERE len(units) > 1;
        """
        .formatted(
            unit,
            key(check),
            sql.of(method.value().sql()),
            check.from(),
            and(check.where(), "true"),
            check.id(),
            check.field());
  }

  private String factorOff(CheckRule check, FactorOff method) {
    String within = method.within() == null ? "1" : method.within();
    return """
        INSERT INTO found
        WITH v AS (
          SELECT %1$s AS unit, CAST(%2$s AS VARCHAR) AS row_key, %3$s AS part,
            CAST(%4$s AS DECIMAL(24, 3)) AS x
          FROM %5$s
          WHERE %6$s),
        middles AS (SELECT part, median(x) AS middle FROM v WHERE x IS NOT NULL GROUP BY part HAVING count(*) >= %7$d)
        SELECT '%8$s', unit, row_key, '%9$s', NULL, NULL
        FROM v
        JOIN middles USING (part)
        WHERE middle > 0
          AND (x * %10$s >= middle * %11$s AND x <= middle * %11$s * %10$s
            OR x * %11$s * %10$s >= middle AND x * %11$s <= middle * %10$s);
        """
        .formatted(
            unit,
            key(check),
            within,
            sql.of(method.value().sql()),
            check.from(),
            and(check.where(), "true"),
            method.minimumCount(),
            check.id(),
            check.field(),
            method.tolerance().toPlainString(),
            method.factor().toPlainString());
  }

  private String constant(CheckRule check, ConstantValueScreen method) {
    return method.fields().entrySet().stream()
        .map(
            field ->
                """
                INSERT INTO found
                SELECT '%1$s', %2$s, %2$s, '%3$s', NULL, NULL
                FROM %4$s
                WHERE %5$s
                GROUP BY %2$s
                HAVING count(%6$s) >= %7$d AND min(%6$s) = max(%6$s);
                """
                    .formatted(
                        check.id(),
                        unit,
                        field.getKey(),
                        check.from(),
                        and(check.where(), "true"),
                        sql.of(field.getValue().sql()),
                        method.minimumCount()))
        .collect(Collectors.joining());
  }

  /** Fills {@code listed}: list_id, unit, row_key, shown. */
  List<String> listsSql() {
    return rules.rules().lists().stream().map(this::list).toList();
  }

  private String list(MonitoringList list) {
    String shown =
        list.shown().stream()
            .sorted(Comparator.comparing(MonitoringList.Shown::name))
            .map(
                each ->
                    "'%s': CAST(%s AS VARCHAR)".formatted(each.name(), sql.of(each.value().sql())))
            .collect(Collectors.joining(", "));
    return """
        INSERT INTO listed
        SELECT '%s', %s, %s, to_json({%s})
        FROM %s
        WHERE %s;
        """
        .formatted(
            list.id(), unit, open(list.key().sql()), shown, list.from(), and(list.where(), "true"));
  }

  private String and(@Nullable Expression where, String condition) {
    return where == null ? condition : "(" + sql.of(where.sql()) + ") AND " + condition;
  }

  /** What names the row; a sensitive value gets its pseudonym. */
  private String key(CheckRule check) {
    Expression key = check.key();
    return key == null ? unit : open(key.sql());
  }

  private String open(String key) {
    boolean isSensitive =
        rules.schemas().all().stream()
            .flatMap(table -> table.fields().stream())
            .filter(Field::sensitive)
            .anyMatch(field -> field.name().equals(key));
    return isSensitive ? "pseudonym(" + key + ")" : sql.of(key);
  }
}
