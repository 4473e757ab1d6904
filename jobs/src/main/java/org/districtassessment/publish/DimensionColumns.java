package org.districtassessment.publish;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/**
 * Published schemas are written once for all editions: a field named <code>points_{dimension}
 * </code> stands for one field per dimension of the edition, in rule order. In its titles and
 * description <code>{dimension}</code> stands for the dimension's title.
 */
final class DimensionColumns {

  static final String PLACEHOLDER = "{dimension}";

  private DimensionColumns() {}

  static Schemas expand(Schemas schemas, List<Dimension> dimensions) {
    return new Schemas(schemas.all().stream().map(table -> expand(table, dimensions)).toList());
  }

  private static TableSchema expand(TableSchema table, List<Dimension> dimensions) {
    List<Field> fields = new ArrayList<>();
    for (Field field : table.fields()) {
      if (field.name().contains(PLACEHOLDER)) {
        dimensions.forEach(dimension -> fields.add(expand(field, dimension)));
      } else {
        fields.add(field);
      }
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

  private static Field expand(Field field, Dimension dimension) {
    return new Field(
        field.name().replace(PLACEHOLDER, dimension.id()),
        field.type(),
        expand(field.title(), dimension.title()),
        expand(field.description(), dimension.title()),
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

  private static Text expand(Text text, Text title) {
    return new Text(
        text.zh().replace(PLACEHOLDER, title.zh()), text.en().replace(PLACEHOLDER, title.en()));
  }
}
