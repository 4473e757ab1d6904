package org.districtassessment.publish;

import static org.districtassessment.core.Checks.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code datapackage.json}: a Tabular Data Package (Data Package, version 1) whose
 * resources are the CSV files. A standard resource has one file, so the Parquet file of the same
 * table stands under {@code x-parquet}; a field keeps its {@code x-decimals} and {@code x-unit}.
 */
final class DataPackage {

  /** Name of the file. */
  static final String FILE = "datapackage.json";

  /** A table and its two files. */
  record Resource(TableSchema schema, OutputFile csv, OutputFile parquet) {}

  private DataPackage() {}

  /** Returns the file's text, with titles in the run's language. */
  static String toJson(RunDescription run, List<Resource> resources) {
    Set<String> names =
        resources.stream().map(resource -> resource.schema().name()).collect(Collectors.toSet());
    SortedMap<String, Object> json = new TreeMap<>();
    json.put("profile", "tabular-data-package");
    json.put("name", run.assessment() + "-" + run.year());
    json.put("id", RunId.of(run));
    json.put("version", run.edition());
    json.put(
        "resources",
        resources.stream().map(resource -> resource(resource, names, run.language())).toList());
    return Json.pretty(json);
  }

  /** Returns the tables by name. */
  static SortedMap<String, TableSchema> parse(JsonNode json) {
    SortedMap<String, TableSchema> tables = new TreeMap<>();
    for (JsonNode resource : json.path("resources")) {
      String name = resource.path("name").asText();
      tables.put(name, schema(name, resource));
    }
    return tables;
  }

  private static Map<String, Object> resource(
      Resource resource, Set<String> names, Language language) {
    TableSchema schema = resource.schema();
    SortedMap<String, Object> json = new TreeMap<>();
    json.put("profile", "tabular-data-resource");
    json.put("name", schema.name());
    json.put("title", schema.title().in(language));
    json.put("description", schema.description().in(language));
    json.putAll(file(resource.csv()));
    json.put("format", "csv");
    json.put("mediatype", "text/csv");
    json.put("encoding", "utf-8");
    json.put(
        "dialect",
        Map.of(
            "delimiter", ",",
            "lineTerminator", "\r\n",
            "quoteChar", "\"",
            "doubleQuote", true,
            "skipInitialSpace", false,
            "header", true,
            "caseSensitiveHeader", true));
    json.put("schema", tableSchema(schema, names, language));
    json.put("x-parquet", file(resource.parquet()));
    return json;
  }

  private static Map<String, Object> file(OutputFile file) {
    return Map.of("path", file.path(), "bytes", file.bytes(), "hash", "sha256:" + file.sha256());
  }

  private static Map<String, Object> tableSchema(
      TableSchema schema, Set<String> names, Language language) {
    SortedMap<String, Object> json = new TreeMap<>();
    json.put("fields", schema.fields().stream().map(field -> field(field, language)).toList());
    json.put("missingValues", List.of(""));
    if (!schema.primaryKey().isEmpty()) {
      json.put("primaryKey", schema.primaryKey());
    }
    List<Map<String, Object>> foreignKeys =
        schema.foreignKeys().stream()
            .filter(key -> names.contains(key.table()))
            .map(DataPackage::foreignKey)
            .toList();
    if (!foreignKeys.isEmpty()) {
      json.put("foreignKeys", foreignKeys);
    }
    return json;
  }

  private static Map<String, Object> foreignKey(ForeignKey key) {
    return Map.of(
        "fields",
        key.fields(),
        "reference",
        Map.of("resource", key.table(), "fields", key.referencedFields()));
  }

  private static Map<String, Object> field(Field field, Language language) {
    SortedMap<String, Object> json = new TreeMap<>();
    json.put("name", field.name());
    json.put("type", field.type().id());
    json.put("title", field.title().in(language));
    json.put("description", field.description().in(language));
    if (field.type() == FieldType.NUMBER) {
      json.put("x-decimals", field.decimals());
    }
    if (field.type() == FieldType.BOOLEAN) {
      json.put("trueValues", List.of("true"));
      json.put("falseValues", List.of("false"));
    }
    putIfPresent(json, "x-unit", field.unit());
    Map<String, Object> constraints = constraints(field);
    if (!constraints.isEmpty()) {
      json.put("constraints", constraints);
    }
    return json;
  }

  private static Map<String, Object> constraints(Field field) {
    Constraints constraints = field.constraints();
    SortedMap<String, Object> json = new TreeMap<>();
    if (constraints.required()) {
      json.put("required", true);
    }
    if (constraints.unique()) {
      json.put("unique", true);
    }
    putIfPresent(json, "minimum", bound(field, constraints.minimum()));
    putIfPresent(json, "maximum", bound(field, constraints.maximum()));
    putIfPresent(json, "exclusiveMinimum", bound(field, constraints.exclusiveMinimum()));
    putIfPresent(json, "exclusiveMaximum", bound(field, constraints.exclusiveMaximum()));
    putIfPresent(json, "minLength", constraints.minLength());
    putIfPresent(json, "maxLength", constraints.maxLength());
    Pattern pattern = constraints.pattern();
    putIfPresent(json, "pattern", pattern == null ? null : pattern.pattern());
    if (!constraints.enumeration().isEmpty()) {
      json.put("enum", constraints.enumeration());
    }
    return json;
  }

  private static @Nullable Object bound(Field field, @Nullable String bound) {
    if (bound == null || field.type() == FieldType.DATE) {
      return bound;
    }

    return new BigDecimal(bound);
  }

  private static void putIfPresent(Map<String, Object> json, String key, @Nullable Object value) {
    if (value != null) {
      json.put(key, value);
    }
  }

  /** What a reader needs of a schema: the fields, their types, titles, units and the key. */
  private static TableSchema schema(String name, JsonNode resource) {
    JsonNode json = resource.path("schema");
    List<Field> fields = new ArrayList<>();
    json.path("fields").forEach(field -> fields.add(field(field)));
    List<String> primaryKey = new ArrayList<>();
    json.path("primaryKey").forEach(key -> primaryKey.add(key.asText()));
    return new TableSchema(
        name,
        Text.same(resource.path("title").asText()),
        Text.same(resource.path("description").asText()),
        fields,
        primaryKey,
        List.of(),
        List.of(),
        List.of(),
        List.of(""),
        false,
        SourceLocation.ofFile(FILE));
  }

  private static Field field(JsonNode json) {
    String type = json.path("type").asText();
    check(FieldType.of(type).isPresent(), "Unknown type in %s: %s", FILE, type);
    return new Field(
        json.path("name").asText(),
        FieldType.of(type).orElseThrow(),
        Text.same(json.path("title").asText()),
        Text.same(json.path("description").asText()),
        List.of(),
        json.has("x-unit") ? json.path("x-unit").asText() : null,
        json.path("x-decimals").asInt(0),
        false,
        Constraints.NONE,
        List.of(),
        List.of(),
        SourceLocation.ofFile(FILE));
  }
}
