package org.districtassessment.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped schema files against the standard's own profile, by an independent validator. */
class TableSchemaProfileTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema PROFILE = profile();

  @ParameterizedTest(name = "{0}")
  @MethodSource("schemaFiles")
  void everyShippedSchemaIsATableSchema(Path file) throws IOException {
    assertThat(problems(JSON.readTree(file.toFile()))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "{\"fields\": []}",
        "{\"fields\": [{\"type\": \"string\"}]}",
        "{\"fields\": [{\"name\": \"a\", \"type\": \"intger\"}]}",
        "{\"fields\": [{\"name\": \"a\", \"constraints\": {\"required\": \"yes\"}}]}",
        "{\"fields\": [{\"name\": \"a\"}], \"foreignKeys\": [{\"fields\": \"a\"}]}"
      })
  void theProfileRefusesWhatIsNone(String schema) throws IOException {
    assertThat(problems(JSON.readTree(schema))).isNotEmpty();
  }

  @Test
  void allSchemasAreLookedAt() throws IOException {
    assertThat(schemaFiles()).hasSizeGreaterThanOrEqualTo(14);
  }

  private static Set<ValidationMessage> problems(JsonNode schema) {
    return PROFILE.validate(schema);
  }

  private static JsonSchema profile() {
    try {
      Path file = Path.of("jobs/src/test/resources/table-schema/table-schema.json");
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
          .getSchema(JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> schemaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("schemas"))) {
      return files
          .filter(file -> file.toString().endsWith(".schema.json"))
          .filter(file -> !file.startsWith("schemas/rules"))
          .sorted()
          .toList();
    }
  }
}
