package org.districtassessment.config;

import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Intake;

/** Reads one element of {@code fields}. */
final class FieldReader {

  /** Defaults of the Table Schema standard. */
  private static final List<String> TRUE = List.of("true", "True", "TRUE", "1");

  private static final List<String> FALSE = List.of("false", "False", "FALSE", "0");
  private static final int DEFAULT_DECIMALS = 2;

  private static final Choices<FieldType> TYPES = Choices.of(FieldType.class);

  private FieldReader() {}

  static Optional<Field> read(Mapping field, FieldNames names) {
    field.ignore("example", "rdfType");
    String name = name(field, names);
    FieldType type = field.oneOf("type", TYPES);
    if (field.peek("type").flatMap(each -> TYPES.meaning(each.text())).isEmpty()) {
      return Optional.empty(); // what else is right depends on the type
    }

    field.findOneOf("format", Choices.of("default", true));
    Text title = Titles.of(field, name);
    Text description = Titles.description(field);
    List<String> aliases = field.texts("x-aliases");
    Optional<String> unit = field.findText("x-unit");
    int decimals = decimals(field, type);
    boolean sensitive = field.flag("x-sensitive");
    Intake intake = IntakeReader.read(field, type);
    Constraints constraints =
        field
            .findMapping("constraints")
            .map(each -> field.required(ConstraintsReader.read(each, type), Constraints.NONE))
            .orElse(Constraints.NONE);
    List<String> trueValues = words(field, "trueValues", type, TRUE);
    List<String> falseValues = words(field, "falseValues", type, FALSE);
    for (Node.Scalar each : field.scalars("falseValues")) {
      if (trueValues.contains(each.text())) {
        field.refuse(each.at(), each.text() + " cannot mean true and false");
      }
    }
    return field.build(
        () ->
            new Field(
                name,
                type,
                title,
                description,
                aliases,
                unit.orElse(null),
                decimals,
                sensitive,
                constraints,
                trueValues,
                falseValues,
                intake,
                field.at()));
  }

  private static String name(Mapping field, FieldNames names) {
    String name = field.text("name");
    if (!names.allow(name)) {
      field.refuse(field.at("name"), "Invalid name: %s (%s)".formatted(name, names.words()));
      return "x";
    }

    return name;
  }

  private static int decimals(Mapping field, FieldType type) {
    Optional<Integer> decimals = field.findWhole("x-decimals");
    if (decimals.isPresent() && type != FieldType.NUMBER) {
      field.refuse(field.at("x-decimals"), "x-decimals goes with the type number only (delete it)");
    }
    return type == FieldType.NUMBER ? decimals.orElse(DEFAULT_DECIMALS) : 0;
  }

  private static List<String> words(
      Mapping field, String key, FieldType type, List<String> standard) {
    List<String> words = field.texts(key);
    if (type == FieldType.BOOLEAN) {
      return field.has(key) ? words : standard;
    }

    if (field.has(key)) {
      field.refuse(field.at(key), key + " goes with the type boolean only (delete it)");
    }
    return List.of();
  }
}
