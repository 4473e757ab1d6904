package org.districtassessment.generate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** Checks that a specification fits together and fits the schemas. */
final class CheckSpec {

  private final Spec spec;
  private final Schemas schemas;
  private final Problems problems;

  private CheckSpec(Spec spec, Schemas schemas, Problems problems) {
    this.spec = spec;
    this.schemas = schemas;
    this.problems = problems;
  }

  static void check(Spec spec, Schemas schemas, Problems problems) {
    CheckSpec checker = new CheckSpec(spec, schemas, problems);
    Set<String> before = new HashSet<>(Set.of(Spec.UNIT));
    for (Spec.Table table : spec.tables()) {
      checker.table(table, before);
      if (!before.add(table.name())) {
        problems.add(table.at(), "Table %s stands twice", table.name());
      }
    }
    spec.defects().forEach(checker::defect);
    spec.deliveries().forEach(checker::delivery);
  }

  private void table(Spec.Table table, Set<String> before) {
    if (!before.contains(table.each())) {
      problems.add(
          table.at(),
          "%s stands below %s, which is no table before it",
          table.name(),
          table.each());
      return;
    }

    for (String counted : table.totals().keySet()) {
      if (!before.contains(counted) || counted.equals(Spec.UNIT)) {
        problems.add(table.at(), "totals over %s, which is no table before this one", counted);
      }
    }
    if (table.entity() != null && !spec.ancestors(table).contains(table.entity())) {
      problems.add(table.at(), "entity %s is no table above %s", table.entity(), table.name());
    }
    for (Map.Entry<String, Expression> column : table.columns().entrySet()) {
      if (column.getKey().equals(Spec.UNIT) || spec.ancestors(table).contains(column.getKey())) {
        problems.add(
            column.getValue().at(),
            "A table above has the name %s (rename the column)",
            column.getKey());
      }
    }
    if (table.hidden()) {
      return;
    }

    Optional<TableSchema> schema = schemas.table(table.name());
    if (schema.isEmpty()) {
      problems.add(
          table.at(), "There is no schema of table %s (or say hidden: true)", table.name());
      return;
    }

    for (Field field : schema.get().fields()) {
      if (!table.columns().containsKey(field.name()) && !inTotals(table, field.name())) {
        problems.add(
            table.at(), "Table %s needs a column for field %s", table.name(), field.name());
      }
    }
  }

  private static boolean inTotals(Spec.Table table, String column) {
    return table.totals().values().stream().anyMatch(sums -> sums.containsKey(column));
  }

  private void defect(Spec.Defect defect) {
    Optional<Spec.Table> table = spec.table(defect.table());
    if (table.isEmpty()) {
      problems.add(defect.at(), "There is no table %s", defect.table());
      return;
    }

    // An anomaly may be about a column of a view.
    boolean ofTable = defect.kind().equals("finding") && !defect.field().isEmpty();
    belongs(defect, defect.report(), ofTable ? List.of(defect.field()) : List.of());
    for (Map.Entry<String, Map<String, Expression>> change : defect.change().entrySet()) {
      belongs(defect, change.getKey(), change.getValue().keySet());
    }
    for (String dropped : defect.drop()) {
      belongs(defect, dropped, List.of());
      if (dropped.equals(defect.report())) {
        problems.add(defect.at(), "Rows of %s are dropped, the ledger cannot name them", dropped);
      }
    }
    for (String column : defect.borrow()) {
      if (!table.get().columns().containsKey(column)) {
        problems.add(defect.at(), "There is no column %s to borrow", column);
      }
    }
    if (defect.reportOther() && defect.borrow().isEmpty()) {
      problems.add(defect.at(), "report-other needs a borrowed column");
    }
    if (defect.action() == Spec.Action.CHANGE
        && defect.change().isEmpty()
        && defect.drop().isEmpty()) {
      problems.add(defect.at(), "A defect needs a change, a drop or another action");
    }
  }

  private void delivery(Spec.Delivery delivery) {
    Optional<Spec.Table> table = spec.table(delivery.table());
    if (table.isEmpty() || table.get().hidden() || table.get().oneFile()) {
      problems.add(delivery.at(), "%s is no table with a file for each unit", delivery.table());
    }
    boolean twice =
        spec.deliveries().stream()
            .takeWhile(other -> !other.equals(delivery))
            .anyMatch(
                other ->
                    other.table().equals(delivery.table())
                        && other.unit().equals(delivery.unit())
                        && (other.years().isEmpty()
                            || delivery.years().isEmpty()
                            || other.years().stream().anyMatch(delivery.years()::contains)));
    if (twice) {
      problems.add(
          delivery.at(),
          "Unit %s sends table %s in two ways in one year",
          delivery.unit(),
          delivery.table());
    }
  }

  private void belongs(Spec.Defect defect, String name, Collection<String> fields) {
    Optional<Spec.Table> table = spec.table(name);
    boolean below =
        table.isPresent()
            && (name.equals(defect.table())
                || spec.ancestors(table.get()).contains(defect.table()));
    if (!below) {
      problems.add(defect.at(), "%s is neither %s nor below it", name, defect.table());
      return;
    }

    for (String field : fields) {
      if (schemas.table(name).flatMap(schema -> schema.field(field)).isEmpty()) {
        SourceLocation at =
            Optional.ofNullable(defect.change().getOrDefault(name, Map.of()).get(field))
                .map(Expression::at)
                .orElse(defect.at());
        problems.add(at, "Table %s has no field %s", name, field);
      }
    }
  }
}
