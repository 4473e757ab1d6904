package org.districtassessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tables are {@code schemas/}, rules are {@code rules/}: no table, column, indicator, unit or
 * policy word of the shipped edition stands in Java code.
 */
class JavaKnowsNoPolicyTest {

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{3,}");

  /** Words of this policy in general, whatever the edition calls its columns. */
  private static final List<String> POLICY_WORDS =
      List.of("relocat", "resettle", "poverty", "搬迁", "安置", "脱贫", "零就业", "chongqing", "重庆");

  @Test
  void javaSourcesHoldNoWordOfTheShippedEdition() throws IOException {
    SortedSet<String> words = new TreeSet<>(POLICY_WORDS);
    for (Path file : files("schemas", ".json").filter(JavaKnowsNoPolicyTest::submitted).toList()) {
      collectNames(new ObjectMapper().readTree(file.toFile()), words);
    }
    for (Path file : files("rules", ".yaml").toList()) {
      JsonNode rule = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
      words.add(rule.path("id").asText());
      rule.path("views").forEach(view -> words.add(view.path("name").asText()));
      rule.path("title").forEach(title -> words.add(title.asText()));
    }
    words.removeIf(word -> !POLICY_WORDS.contains(word) && !isTelling(word));
    assertThat(words).hasSizeGreaterThan(100);

    SortedSet<String> found = new TreeSet<>();
    for (Path file : files("jobs/src/main/java", ".java").toList()) {
      String source = Files.readString(file);
      words.stream()
          .filter(word -> startsIn(source, word))
          .forEach(word -> found.add(file + ": " + word));
    }
    assertThat(found).isEmpty();
  }

  /** Whether the word stands there as a word or the start of one. */
  private static boolean startsIn(String source, String word) {
    // Most words are in no source at all, and looking for a text is many times faster.
    return source.contains(word)
        && Pattern.compile("(?<![\\w-])" + Pattern.quote(word)).matcher(source).find();
  }

  private static boolean submitted(Path file) {
    return Stream.of("published", "decisions", "rules")
        .noneMatch(folder -> file.startsWith(Path.of("schemas", folder)));
  }

  private static void collectNames(JsonNode schema, SortedSet<String> words) {
    words.add(schema.path("x-title-zh").asText());
    for (JsonNode field : schema.path("fields")) {
      words.add(field.path("name").asText());
      words.add(field.path("x-title-zh").asText());
    }
    schema.path("x-checks").forEach(rule -> words.add(rule.path("code").asText()));
  }

  /** A word of several parts, or a Chinese one: {@code house_area}, but not {@code name}. */
  private static boolean isTelling(String word) {
    return word.contains("_") || word.contains("-") || CHINESE.matcher(word).find();
  }

  private static Stream<Path> files(String folder, String suffix) throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of(folder))) {
      return walk.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    }
  }
}
