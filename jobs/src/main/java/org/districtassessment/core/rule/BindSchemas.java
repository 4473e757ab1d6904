package org.districtassessment.core.rule;

import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.Identity;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** Checks what a schema file says about its own fields and about other tables. */
final class BindSchemas {

  private BindSchemas() {}

  static void check(Schemas schemas, Expressions expressions, Problems problems) {
    for (TableSchema table : schemas.all()) {
      reportUnknown("primary key", table.primaryKey(), table, table, problems);
      table.foreignKeys().forEach(key -> check(key, table, schemas, problems));
      table.rowRules().forEach(rule -> check(rule, table, expressions, problems));
      table.fields().forEach(field -> checkIdentity(field, table, problems));
    }
  }

  private static void checkIdentity(Field field, TableSchema table, Problems problems) {
    Identity identity = field.intake().identity();
    String birthDate = identity == null ? null : identity.birthDate();
    if (birthDate == null) {
      return;
    }

    Optional<Field> date = table.field(birthDate);
    if (date.filter(each -> each.type() == FieldType.DATE).isEmpty()) {
      problems.add(
          field.at(),
          "The x-identity of %s.%s names a birth-date that is no date field of the table: %s%s",
          table.name(),
          field.name(),
          birthDate,
          Known.among(
              birthDate,
              table.fields().stream()
                  .filter(each -> each.type() == FieldType.DATE)
                  .map(Field::name)
                  .toList()));
    }
  }

  private static void check(ForeignKey key, TableSchema table, Schemas schemas, Problems problems) {
    reportUnknown("foreign key to " + key.table(), key.fields(), table, table, problems);
    Optional<TableSchema> target = schemas.table(key.table());
    if (target.isEmpty()) {
      problems.add(
          table.at(),
          "A foreign key of %s refers to an unknown table: %s%s",
          table.name(),
          key.table(),
          Known.among(key.table(), schemas.all().stream().map(TableSchema::name).toList()));
      return;
    }

    String what = "foreign key of " + table.name();
    reportUnknown(what, key.referencedFields(), target.get(), table, problems);
    for (int i = 0; i < key.fields().size(); i++) {
      reportTypes(
          table, key.fields().get(i), target.get(), key.referencedFields().get(i), problems);
    }
  }

  private static void reportTypes(
      TableSchema table, String name, TableSchema target, String targetName, Problems problems) {
    Optional<Field> from = table.field(name);
    Optional<Field> to = target.field(targetName);
    if (from.isPresent() && to.isPresent() && from.get().type() != to.get().type()) {
      problems.add(
          from.get().at(),
          "%s.%s is of type %s, but refers to %s.%s of type %s",
          table.name(),
          name,
          from.get().type().id(),
          target.name(),
          targetName,
          to.get().type().id());
    }
  }

  private static void reportUnknown(
      String what, List<String> names, TableSchema in, TableSchema declaredBy, Problems problems) {
    for (String name : names) {
      if (in.field(name).isEmpty()) {
        problems.add(
            declaredBy.at(),
            "The %s names a field that %s does not have: %s%s",
            what,
            in.name(),
            name,
            Known.among(name, in.fields().stream().map(Field::name).toList()));
      }
    }
  }

  private static void check(
      RowRule rule, TableSchema table, Expressions expressions, Problems problems) {
    String field = rule.field();
    if (field != null && table.field(field).isEmpty()) {
      problems.add(
          rule.at(),
          "Rule %s points at a field that %s does not have: %s%s",
          rule.code(),
          table.name(),
          field,
          Known.among(field, table.fields().stream().map(Field::name).toList()));
    }
    Relation row =
        new Relation(
            table.name(),
            table.fields().stream()
                .map(each -> new Relation.Column(each.name(), Relations.typeOf(each)))
                .toList());
    expressions.overRow(new Expression(rule.expression(), rule.at()), row, Yields.CONDITION);
  }
}
