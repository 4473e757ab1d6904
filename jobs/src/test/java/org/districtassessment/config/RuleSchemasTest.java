package org.districtassessment.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.config.RuleSchemas.INDICATOR;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors and {@code rules lint} must say the same of a rule file. */
class RuleSchemasTest {

  private static final String NONSENSE = "qqqqqqqqqqqq";
  private static final String WORD = "a word at ";
  private static final Pattern CHOICES =
      Pattern.compile("Unknown (\\S+): " + NONSENSE + " \\(one of (.*)\\)");

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyRuleFileFollowsItsSchema(Path file) {
    assertThat(RuleSchemas.of(file).schemaSays(RuleSchemas.yaml(file))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shippedFiles")
  void everyShippedFileSaysWhereItsSchemaIs(Path file) throws IOException {
    String start = "# yaml-language-server: $schema=";
    String first = Files.readAllLines(file).get(0);
    assertThat(first).startsWith(start);
    Path schema = file.toAbsolutePath().resolveSibling(first.substring(start.length()));
    assertThat(schema.normalize()).isEqualTo(RuleSchemas.of(file).path()).exists();
  }

  /**
   * In every file and for every kind of score: each key left out, a key that nobody knows, each
   * value replaced by a mapping, a list, a truth value, and a word.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void schemaAndReaderRefuseTheSameMistakes(
      String name, RuleSchemas schema, JsonNode document, JsonPointer part) {
    assertThat(schema.readerSays(document)).isEmpty();
    assertThat(schema.schemaSays(document)).isEmpty();
    Map<String, JsonNode> mistakes = mistakes(document, part);
    assertThat(mistakes).hasSizeGreaterThan(5);
    List<String> differences = new ArrayList<>();
    mistakes.forEach(
        (mistake, file) -> {
          List<String> reader = schema.readerSays(file);
          List<String> editor = schema.schemaSays(file);
          if (reader.isEmpty() != editor.isEmpty()) {
            differences.add(mistake + ": the reader says " + reader + ", the schema " + editor);
          }
        });
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest(name = "{0} = {1} in {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # key | value | file | whether it is allowed
          points      | "0"       | indicators/cost-per-bed.yaml | false
          points      | "000.0"   | indicators/cost-per-bed.yaml | false
          points      | -4        | indicators/cost-per-bed.yaml | false
          points      | "1e3"     | indicators/cost-per-bed.yaml | false
          points      | "+4"      | indicators/cost-per-bed.yaml | true
          points      | "04.00"   | indicators/cost-per-bed.yaml | true
          decimals    | 11        | indicators/cost-per-bed.yaml | false
          decimals    | "10"      | indicators/cost-per-bed.yaml | true
          decimals    | 1.5       | indicators/cost-per-bed.yaml | false
          id          | Cost      | indicators/cost-per-bed.yaml | false
          id          | cost--bed | indicators/cost-per-bed.yaml | false
          code        | B 1       | indicators/cost-per-bed.yaml | false
          code        | 12        | indicators/cost-per-bed.yaml | true
          unit        | " "       | indicators/cost-per-bed.yaml | false
          articles    | 13        | indicators/cost-per-bed.yaml | true
          direction   | nominal   | indicators/cost-per-bed.yaml | false
          numerator   | count(*)  | indicators/cost-per-bed.yaml | false
          years       | 1899      | assessment.yaml | false
          years       | 3000      | assessment.yaml | false
          years       | "2999"    | assessment.yaml | true
          years       | [2024, 2024] | assessment.yaml | false
          points      | 0         | assessment.yaml | false
          decimals    | 7         | assessment.yaml | false
          decimals    | "6"       | assessment.yaml | true
          severity    | fatal     | checks/beds-off.yaml | false
          grades      | {scale: [{id: a, title: a, from: 0}], quota: {share: "1.01", within: all, rounding: ceil, ties: include-all}} | assessment.yaml | false
          grades      | {scale: [{id: a, title: a, from: 0}], quota: {share: "1.00", within: all, rounding: ceil, ties: include-all}} | assessment.yaml | true
          grades      | {scale: [{id: a, title: a, from: 0}], quota: {share: 0, within: all, rounding: ceil, ties: include-all}} | assessment.yaml | false
          method      | {kind: factor-off, value: beds, factor: 1, tolerance: 5, minimum-count: 10} | checks/beds-off.yaml | false
          method      | {kind: factor-off, value: beds, factor: "1.0", tolerance: 5, minimum-count: 10} | checks/beds-off.yaml | false
          method      | {kind: factor-off, value: beds, factor: "0.5", tolerance: 5, minimum-count: 10} | checks/beds-off.yaml | false
          method      | {kind: factor-off, value: beds, factor: "1.01", tolerance: "1.0", minimum-count: "10"} | checks/beds-off.yaml | true
          method      | {kind: factor-off, value: beds, factor: 10, tolerance: "0.99", minimum-count: 10} | checks/beds-off.yaml | false
          method      | {kind: factor-off, value: beds, factor: "10", tolerance: 2, minimum-count: 0} | checks/beds-off.yaml | false
          """)
  void schemaAndReaderAgreeAboutValues(String key, String value, String file, boolean allowed)
      throws IOException {
    RuleSchemas schema = RuleSchemas.of(Editions.EDITION.resolve(file));
    ObjectNode document = (ObjectNode) RuleSchemas.yaml(Editions.EDITION.resolve(file));
    document.set(key, RuleSchemas.YAML.readTree(value));
    assertThat(schema.readerSays(document).isEmpty()).isEqualTo(allowed);
    assertThat(schema.schemaSays(document).isEmpty()).isEqualTo(allowed);
  }

  /** Every word that a reader knows stands in a schema, and no other. */
  @Test
  void schemasAndReadersKnowTheSameWords() {
    SortedSet<String> known = new TreeSet<>();
    for (Arguments document : documents().toList()) {
      RuleSchemas schema = (RuleSchemas) document.get()[1];
      mistakes((JsonNode) document.get()[2], (JsonPointer) document.get()[3]).entrySet().stream()
          .filter(mistake -> mistake.getKey().startsWith(WORD))
          .flatMap(mistake -> schema.readerSays(mistake.getValue()).stream())
          .map(CHOICES::matcher)
          .filter(Matcher::matches)
          .forEach(words -> known.add(words.group(1) + ": " + sorted(words.group(2))));
    }
    SortedSet<String> written = new TreeSet<>();
    schemaFiles().forEach(schema -> written.addAll(words(schema)));
    assertThat(written).isEqualTo(known);
  }

  private static SortedSet<String> sorted(String list) {
    return new TreeSet<>(List.of(list.split(", ")));
  }

  private static List<JsonNode> schemaFiles() {
    return Stream.of("assessment", "indicator", "index", "check", "list", "funding")
        .map(name -> RuleSchemas.json(RuleSchemas.file(name + ".schema.json")))
        .toList();
  }

  /**
   * {@code rules lint} and another test recompute the examples; here it counts that there are some.
   */
  @Test
  void everyKindOfScoreIsWorkedOutInTheShippedEdition() {
    NavigableSet<String> worked = new TreeSet<>();
    for (Path file : shippedFiles()) {
      JsonNode indicator = RuleSchemas.yaml(file);
      boolean hasPoints =
          indicator.path("examples").findValues("points").stream().anyMatch(JsonNode::isValueNode);
      if (hasPoints) {
        indicator.path("score").findValuesAsText("kind").forEach(worked::add);
      }
    }
    assertThat(words(INDICATOR.asJson())).contains("kind: " + worked);
  }

  @Test
  void everyKeyIsExplainedInBothLanguages() {
    List<String> bare = new ArrayList<>();
    for (JsonNode schema : schemaFiles()) {
      forEachProperty(
          schema,
          (key, property) -> {
            boolean chinese =
                Pattern.compile("\\p{IsHan}").matcher(property.path("title").asText()).find();
            if (!chinese || property.path("description").asText().isBlank()) {
              bare.add(schema.path("title").asText() + ": " + key);
            }
          });
    }
    assertThat(bare).isEmpty();
  }

  static List<Path> files() {
    return RuleSchemas.filesIn(
        "rules", "jobs/src/test/resources/editions", "jobs/src/test/resources/asem/edition/rules");
  }

  static List<Path> shippedFiles() {
    return RuleSchemas.filesIn("rules");
  }

  /**
   * A name, a schema, a file without mistake, and the part of it to make mistakes in: one file of
   * each shape of every edition, and only the part in question where files differ in nothing else.
   */
  static Stream<Arguments> documents() {
    List<Arguments> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Path file : files()) {
      RuleSchemas schema = RuleSchemas.of(file);
      JsonNode document = Shapes.representative(RuleSchemas.yaml(file));
      if (seen.add(schema + Shapes.of(document))) {
        all.add(Arguments.of(file.toString(), schema, document, JsonPointer.empty()));
      }
    }
    ObjectNode cost =
        (ObjectNode) RuleSchemas.yaml(Editions.EDITION.resolve("indicators/cost-per-bed.yaml"));
    INDICATOR
        .asJson()
        .path("$defs")
        .forEach(
            kind -> {
              JsonNode score = kind.path("examples").path(0);
              if (score.has("kind")) {
                ObjectNode indicator = cost.deepCopy();
                boolean nominal = score.path("kind").asText().equals("interval");
                indicator.put("direction", nominal ? "nominal" : "higher-is-better");
                indicator.set("score", score);
                all.add(
                    Arguments.of(
                        "score " + score.path("kind").asText(),
                        INDICATOR,
                        indicator,
                        JsonPointer.compile("/score")));
              }
            });
    all.addAll(indices());
    JsonNode check = RuleSchemas.yaml(Editions.EDITION.resolve("checks/beds-off.yaml"));
    RuleSchemas.CHECK
        .asJson()
        .path("$defs")
        .forEach(
            kind -> {
              ObjectNode file = check.deepCopy();
              file.set("method", kind.path("examples").path(0));
              all.add(
                  Arguments.of(
                      "method " + file.path("method").path("kind").asText(),
                      RuleSchemas.CHECK,
                      file,
                      JsonPointer.compile("/method")));
            });
    return all.stream();
  }

  /** An index per normalisation, aggregation, weighting and step of preparation. */
  private static List<Arguments> indices() {
    JsonNode index =
        Shapes.representative(
            RuleSchemas.yaml(
                Path.of("jobs/src/test/resources/asem/edition/rules/2018/assessment.yaml")));
    Map<String, String> places =
        Map.of(
            "normalise", "/index/normalise",
            "aggregate", "/index/aggregate",
            "weights", "/index/weights",
            "step", "/index/prepare/0");
    List<Arguments> all = new ArrayList<>();
    JsonNode definitions = RuleSchemas.json(RuleSchemas.file("index.schema.json")).path("$defs");
    for (Map.Entry<String, JsonNode> each : definitions.properties()) {
      for (JsonNode reference : each.getValue().path("oneOf")) {
        String name = reference.path("$ref").asText().substring("#/$defs/".length());
        JsonNode part = definitions.path(name).path("examples").path(0);
        ObjectNode small = index.deepCopy();
        small.putArray("dimensions").add(index.at("/dimensions/1"));
        JsonPointer place = JsonPointer.compile(requireNonNull(places.get(each.getKey())));
        all.add(Arguments.of(name, RuleSchemas.ASSESSMENT, set(small, place, part), place));
      }
    }
    ObjectNode marked = index.deepCopy();
    marked
        .putObject("statistics")
        .put("high-correlation", "0.9")
        .put("low-correlation", "-0.4")
        .put("strengths", 3);
    all.add(
        Arguments.of(
            "statistics",
            RuleSchemas.ASSESSMENT,
            marked,
            JsonPointer.compile("/index/statistics")));
    return all;
  }

  /** The file with one mistake in the part each, by what was done. */
  private static Map<String, JsonNode> mistakes(JsonNode document, JsonPointer part) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Map<String, JsonNode> mistakes = new LinkedHashMap<>();
    for (JsonPointer place : places(document.at(part), part, new ArrayList<>())) {
      JsonNode value = document.at(place);
      if (value instanceof ObjectNode) {
        mistakes.put("unknown key in " + place, set(document, place.appendProperty("zzz"), "1"));
      }
      if (place.matches()) {
        continue;
      }

      if (document.at(place.head()) instanceof ObjectNode) {
        JsonNode without = document.deepCopy();
        ((ObjectNode) without.at(place.head())).remove(place.last().getMatchingProperty());
        mistakes.put("without " + place, without);
      }
      mistakes.put("a mapping at " + place, set(document, place, nodes.objectNode().put("a", 1)));
      ArrayNode list = nodes.arrayNode().add(nodes.arrayNode().add(1));
      mistakes.put("a list at " + place, set(document, place, list));
      mistakes.put("an empty list at " + place, set(document, place, nodes.arrayNode()));
      mistakes.put(WORD + place, set(document, place, new TextNode(NONSENSE)));
      mistakes.put("blanks at " + place, set(document, place, new TextNode("  ")));
    }
    return mistakes;
  }

  private static List<JsonPointer> places(JsonNode node, JsonPointer at, List<JsonPointer> all) {
    all.add(at);
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(each -> places(each.getValue(), at.appendProperty(each.getKey()), all));
    }
    for (int i = 0; node instanceof ArrayNode && i < node.size(); i++) {
      places(node.get(i), at.appendIndex(i), all);
    }
    return all;
  }

  private static JsonNode set(JsonNode document, JsonPointer place, String text) {
    return set(document, place, new TextNode(text));
  }

  private static JsonNode set(JsonNode document, JsonPointer place, JsonNode value) {
    JsonNode changed = document.deepCopy();
    JsonNode parent = changed.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.set(place.last().getMatchingProperty(), value);
    } else {
      ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
    }
    return changed;
  }

  /** The words of every key that has some, in alphabetical order. */
  private static SortedSet<String> words(JsonNode schema) {
    SortedSet<String> all = new TreeSet<>();
    forEachProperty(
        schema,
        (key, property) -> {
          SortedSet<String> words = new TreeSet<>();
          resolved(property).path("enum").forEach(word -> words.add(word.asText()));
          if (!words.isEmpty()) {
            all.add(key + ": " + words);
          }
        });
    for (JsonNode choice : schema.findParents("oneOf")) {
      for (String key : List.of("kind", "step")) {
        SortedSet<String> words = new TreeSet<>();
        for (JsonNode reference : choice.path("oneOf")) {
          String alternative = reference.path("$ref").asText().replace("#", "");
          String word = schema.at(alternative).at("/properties/" + key + "/const").asText();
          if (!word.isEmpty()) {
            words.add(word);
          }
        }
        if (!words.isEmpty()) {
          all.add(key + ": " + words);
        }
      }
    }
    return all;
  }

  private static JsonNode resolved(JsonNode property) {
    String reference = property.path("$ref").asText();
    String shared = "common.schema.json#";
    return reference.startsWith(shared)
        ? RuleSchemas.json(RuleSchemas.file("common.schema.json"))
            .at(reference.substring(shared.length()))
        : property;
  }

  /** Visits what stands under {@code properties} where keys are described, not conditions. */
  private static void forEachProperty(JsonNode schema, BiConsumer<String, JsonNode> visitor) {
    if (schema.has("additionalProperties") && schema.path("title").isTextual()) {
      schema
          .path("properties")
          .properties()
          .forEach(each -> visitor.accept(each.getKey(), each.getValue()));
    }
    Collection<JsonNode> below = new ArrayList<>();
    schema.forEach(below::add);
    below.forEach(each -> forEachProperty(each, visitor));
  }
}
