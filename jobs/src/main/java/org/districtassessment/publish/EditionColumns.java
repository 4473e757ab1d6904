package org.districtassessment.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.MoneyRows.Amount;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/**
 * Published schemas are written once for all editions: a field named <code>points_{dimension}
 * </code> stands for one field per dimension of the edition, in rule order. In its titles and
 * description <code>{dimension}</code> stands for the dimension's title. So does <code>{amount}
 * </code> for the further amounts of rows of money.
 *
 * <p>Totals have as many decimals as the edition rounds them to, if that is more. In an index,
 * whose scores have any range, numbers have no least or greatest value.
 */
final class EditionColumns {

  private static final String DIMENSION = "{dimension}";
  private static final String AMOUNT = "{amount}";

  private static final Set<String> TOTALS = Set.of("total", "previous_total");

  private EditionColumns() {}

  static Schemas expand(Schemas schemas, RuleSet rules) {
    return new Schemas(schemas.all().stream().map(table -> expand(table, rules)).toList());
  }

  private static TableSchema expand(TableSchema table, RuleSet rules) {
    List<Field> fields = new ArrayList<>();
    for (Field field : table.fields()) {
      expand(field, rules).forEach(each -> fields.add(ofEdition(each, rules)));
    }
    return new TableSchema(
        table.name(),
        table.title(),
        table.description(),
        fields,
        table.primaryKey(),
        table.foreignKeys(),
        table.rowRules(),
        table.fileNames(),
        table.missingValues(),
        table.mayBeAbsent(),
        table.at());
  }

  private static List<Field> expand(Field field, RuleSet rules) {
    if (field.name().contains(DIMENSION)) {
      return rules.dimensions().stream()
          .map(each -> expand(field, DIMENSION, each.id(), each.title()))
          .toList();
    }
    if (field.name().contains(AMOUNT)) {
      return amounts(rules).stream()
          .map(each -> expand(field, AMOUNT, each.id(), each.title()))
          .toList();
    }
    return List.of(field);
  }

  private static List<Amount> amounts(RuleSet rules) {
    FundingRules funding = rules.funding();
    return funding == null || funding.money() == null ? List.of() : funding.money().amounts();
  }

  private static Field ofEdition(Field field, RuleSet rules) {
    boolean isNumber = field.type() == FieldType.NUMBER;
    int decimals =
        TOTALS.contains(field.name())
            ? Math.max(field.decimals(), rules.decimals())
            : field.decimals();
    Constraints constraints =
        isNumber && rules.index() != null
            ? field.constraints().withoutRange()
            : field.constraints();
    return new Field(
        field.name(),
        field.type(),
        field.title(),
        field.description(),
        field.aliases(),
        field.unit(),
        decimals,
        field.sensitive(),
        constraints,
        field.trueValues(),
        field.falseValues(),
        field.intake(),
        field.at());
  }

  private static Field expand(Field field, String placeholder, String id, Text title) {
    return new Field(
        field.name().replace(placeholder, id),
        field.type(),
        expand(field.title(), placeholder, title),
        expand(field.description(), placeholder, title),
        field.aliases(),
        field.unit(),
        field.decimals(),
        field.sensitive(),
        field.constraints(),
        field.trueValues(),
        field.falseValues(),
        field.intake(),
        field.at());
  }

  private static Text expand(Text text, String placeholder, Text title) {
    return new Text(
        text.zh().replace(placeholder, title.zh()), text.en().replace(placeholder, title.en()));
  }
}
