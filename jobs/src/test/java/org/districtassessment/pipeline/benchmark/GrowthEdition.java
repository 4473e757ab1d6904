package org.districtassessment.pipeline.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * An edition with as many indicators as asked for, all over one table. Kinds of indicators stand in
 * {@code growth-edition/kinds.yaml}; indicators of a kind differ in a number within their SQL, so
 * no two ask the same. Each kind has the same share of them, and of the points, whatever the
 * number: an edition of 400 differs from one of 40 in nothing else.
 */
final class GrowthEdition {

  private static final Path TEMPLATE =
      Path.of("jobs", "src", "test", "resources", "growth-edition");
  private static final String MANIFEST = "assessment.yaml";

  private GrowthEdition() {}

  /**
   * Writes the edition.
   *
   * @param count a multiple of the number of kinds, at least two of each, by which 100 points can
   *     be divided exactly
   * @throws IllegalArgumentException if it is another number, or a kind has not so many limits
   */
  static void write(int count, Path folder) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    Path indicators = Files.createDirectories(folder.resolve("indicators"));
    Files.copy(
        TEMPLATE.resolve(MANIFEST), folder.resolve(MANIFEST), StandardCopyOption.REPLACE_EXISTING);
    JsonNode kinds = yaml.readTree(TEMPLATE.resolve("kinds.yaml").toFile());
    int ofKind = count / kinds.size();
    if (ofKind < 2 || count % kinds.size() != 0) {
      throw new IllegalArgumentException(
          "Invalid number of indicators: %d (must be a multiple of %d, from %d on)"
              .formatted(count, kinds.size(), 2 * kinds.size()));
    }

    BigDecimal points = pointsOfEach(count);
    for (JsonNode kind : kinds) {
      long first = kind.at("/limits/0").asLong();
      long last = kind.at("/limits/1").asLong();
      if (last - first < ofKind - 1) {
        throw new IllegalArgumentException(
            "%s has no %d different limits from %d to %d"
                .formatted(kind.path("id").asText(), ofKind, first, last));
      }

      for (int i = 0; i < ofKind; i++) {
        long limit = first + (last - first) * i / (ofKind - 1);
        ObjectNode indicator = indicator(kind, i + 1, limit, points);
        yaml.writeValue(
            indicators.resolve(indicator.path("id").asText() + ".yaml").toFile(), indicator);
      }
    }
  }

  private static BigDecimal pointsOfEach(int count) {
    try {
      return BigDecimal.valueOf(100).divide(BigDecimal.valueOf(count));
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "Invalid number of indicators: %d (must divide 100 points exactly)".formatted(count), e);
    }
  }

  private static ObjectNode indicator(JsonNode kind, int number, long limit, BigDecimal points) {
    ObjectNode indicator = kind.deepCopy();
    indicator.remove("limits");
    for (String key : new String[] {"where", "numerator", "denominator"}) {
      if (indicator.has(key)) {
        indicator.put(key, indicator.path(key).asText().replace("{limit}", Long.toString(limit)));
      }
    }
    String id = "%s-%03d".formatted(kind.path("id").asText(), number);
    return indicator
        .put("id", id)
        .put("code", id.toUpperCase(Locale.ROOT))
        .put("title", id)
        .put("points", points.toPlainString())
        .put("unit", "1")
        .put("decimals", 4)
        .put("status", "illustrative")
        .put("source", "Made up for a benchmark");
  }
}
