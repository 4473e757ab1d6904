package org.districtassessment.generate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;

/**
 * Which columns anything looks at, so that no row carries others: a household may know the sizes of
 * all households beside it, and its persons need not.
 */
final class UsedColumns {

  private final Spec spec;
  private final Schemas schemas;
  private final Map<String, Set<String>> above = new HashMap<>();
  private final Map<Expression, Set<String>> mentioned = new HashMap<>();

  UsedColumns(Spec spec, Schemas schemas) {
    this.spec = spec;
    this.schemas = schemas;
  }

  /**
   * Columns of the rows above a table that it or a table below it mentions, such as {@code
   * unit.name}.
   */
  Set<String> above(Spec.Table table) {
    Set<String> known = above.get(table.name());
    if (known != null) {
      return known;
    }

    Set<String> names = new HashSet<>(finished(table));
    mention(table.count(), names);
    table.columns().values().forEach(column -> mention(column, names));
    names.removeIf(name -> name.indexOf('.') < 0);
    above.put(table.name(), names);
    return names;
  }

  /** Columns that are used once a table's rows are there: its own, and those of rows above it. */
  Set<String> finished(Spec.Table table) {
    Set<String> names = new HashSet<>();
    if (!table.hidden()) {
      schemas.table(table.name()).orElseThrow().fields().stream()
          .map(Field::name)
          .forEach(names::add);
    }
    mention(table.key(), names);
    spec.defects().forEach(defect -> mention(defect, table.name(), names));
    names.addAll(below(table));
    return names;
  }

  /** Those of them that tables below use, or tables that add up this one. */
  Set<String> below(Spec.Table table) {
    Set<String> names = new HashSet<>();
    String own = SpecExpressions.ofAbove(table.name(), "");
    for (Spec.Table other : spec.tables()) {
      if (other.each().equals(table.name())) {
        for (String name : above(other)) {
          names.add(name.startsWith(own) ? name.substring(own.length()) : name);
        }
      }
      other
          .totals()
          .getOrDefault(table.name(), Map.of())
          .values()
          .forEach(sum -> mention(sum, names));
    }
    return names;
  }

  private void mention(Spec.Defect defect, String table, Set<String> names) {
    if (defect.table().equals(table)) {
      mention(defect.where(), names);
      names.addAll(defect.borrow());
    }
    if (defect.report().equals(table)) {
      mention(defect.reportWhere(), names);
      mention(defect.key(), names);
    }
    defect.change().getOrDefault(table, Map.of()).values().forEach(each -> mention(each, names));
  }

  private void mention(@Nullable Expression expression, Set<String> names) {
    if (expression != null) {
      names.addAll(
          mentioned.computeIfAbsent(expression, each -> SpecExpressions.parse(each).names()));
    }
  }
}
