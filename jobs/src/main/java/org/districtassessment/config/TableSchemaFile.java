package org.districtassessment.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.TableSchema;

/** Reads one Table Schema file. */
final class TableSchemaFile {

  private TableSchemaFile() {}

  /**
   * @param fileNames takes the names by which files of this table are known
   */
  static Optional<TableSchema> read(Mapping file, FieldNames fieldNames, Unique fileNames) {
    file.ignore("$schema", "profile");
    String name = file.name("name", Names.SNAKE_CASE);
    Text title = Titles.of(file, name);
    Text description = Titles.description(file);
    List<Field> fields = fields(file, fieldNames);
    List<String> primaryKey = file.texts("primaryKey");
    List<ForeignKey> foreignKeys = foreignKeys(file, name);
    List<RowRule> rowRules = rowRules(file);
    List<String> known = file.texts("x-file-names");
    List<String> missingValues =
        file.has("missingValues") ? file.textsOrEmpty("missingValues") : List.of("");
    boolean mayBeAbsent = file.flag("x-optional");
    fileNames.addOwn(namesOf(file, "x-file-names"), file.problems());
    return file.build(
        () ->
            new TableSchema(
                name,
                title,
                description,
                fields,
                primaryKey,
                foreignKeys,
                rowRules,
                known,
                missingValues,
                mayBeAbsent,
                file.at()));
  }

  private static List<Field> fields(Mapping file, FieldNames fieldNames) {
    Unique headers = new Unique("header");
    List<Field> fields = new ArrayList<>();
    List<Mapping> mappings = file.mappings("fields");
    for (Mapping mapping : mappings) {
      Optional<Field> field = FieldReader.read(mapping, fieldNames);
      file.required(field.map(each -> true), true);
      boolean isNew = headers.addOwn(namesOf(mapping, "x-aliases"), file.problems());
      field.filter(each -> isNew).ifPresent(fields::add);
    }
    if (mappings.isEmpty()) {
      file.refuse(file.at("fields"), "fields must have at least one element");
    }
    return fields;
  }

  /** Name, titles and what stands under {@code key}: all that a header or file may be called. */
  private static List<Node.Scalar> namesOf(Mapping mapping, String key) {
    List<Node.Scalar> names = new ArrayList<>();
    mapping.peek("name").ifPresent(names::add);
    mapping.peek("title").ifPresent(names::add);
    mapping.peek("x-title-zh").ifPresent(names::add);
    names.addAll(mapping.scalars(key));
    return names;
  }

  private static List<ForeignKey> foreignKeys(Mapping file, String table) {
    List<ForeignKey> foreignKeys = new ArrayList<>();
    for (Mapping key : file.mappings("foreignKeys")) {
      List<String> fields = key.texts("fields");
      Optional<Mapping> reference = key.mapping("reference");
      String resource = reference.flatMap(each -> each.findTextOrEmpty("resource")).orElse("");
      List<String> referenced = reference.map(each -> each.texts("fields")).orElse(List.of());
      reference.ifPresent(each -> key.required(each.build(() -> true), true));
      String target = resource.isEmpty() ? table : resource;
      if (reference.isPresent()) {
        key.build(() -> new ForeignKey(fields, target, referenced)).ifPresent(foreignKeys::add);
      }
    }
    return foreignKeys;
  }

  private static List<RowRule> rowRules(Mapping file) {
    Unique codes = new Unique("code");
    List<RowRule> rules = new ArrayList<>();
    Problems problems = file.problems();
    for (Mapping check : file.mappings("x-checks")) {
      String code = check.name("code", Names.KEBAB_CASE);
      codes.add(check, "code", problems);
      Severity severity = check.oneOf("severity", Choices.of(Severity.class));
      Expression expression = check.expression("expression");
      Optional<String> field = check.findText("field");
      String en = check.text("message");
      Text message = new Text(check.findText("x-message-zh").orElse(en), en);
      check
          .build(
              () ->
                  new RowRule(
                      code,
                      severity,
                      expression.sql(),
                      field.orElse(null),
                      message,
                      expression.at()))
          .ifPresent(rules::add);
    }
    return rules;
  }
}
