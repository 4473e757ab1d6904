package org.districtassessment.pipeline.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * The specification of the samples for another size: as many projects and facilities as it says,
 * and files that another engine can read as they are: UTF-8, headers by name and in order, one path
 * a table and unit, no second versions. What is planted in rows stays.
 */
final class PlainSpec {

  /** Rows of money that one project comes to, on average. */
  private static final double ROWS_OF_A_PROJECT = 1.1;

  private static final int FACILITIES_OF_A_SITE = 12;

  private PlainSpec() {}

  /** Writes the specification, and the units beside it, and returns where it is. */
  static Path write(Path samples, Size size, Path folder) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    ObjectNode spec = (ObjectNode) yaml.readTree(samples.resolve("generator.yaml").toFile());
    double sites = (double) size.facilities() / FACILITIES_OF_A_SITE;
    double projects = size.projects() / ROWS_OF_A_PROJECT / size.persons();
    replace(
        spec.path("units").path("columns"),
        "sites",
        String.format(
            Locale.ROOT,
            "if(cast(sites AS int) = 0, 0, cast(greatest(1, round(unit_share * %.2f)) AS int))",
            sites));
    for (JsonNode table : spec.path("tables")) {
      if (table.path("name").asText().equals("area")) {
        replace(
            table.path("columns"),
            "projects",
            String.format(Locale.ROOT, "cast(greatest(1, round(people * %.8f)) AS int)", projects));
      }
    }
    ObjectNode files = spec.putObject("files");
    files.putArray("names").add("{unit}/{table}_{unit}");
    files.put("gb18030", 0).put("byte-order-mark", 0).put("crlf", 0);
    files.putObject("headers").put("name", 1);
    files.put("shuffled", 0).put("quoted", 0);
    spec.putArray("deliveries");
    withoutSmallUnits((ArrayNode) spec.path("defects"));

    Files.createDirectories(folder);
    Files.copy(
        samples.resolve("units.csv"),
        folder.resolve("units.csv"),
        StandardCopyOption.REPLACE_EXISTING);
    Path written = folder.resolve("generator.yaml");
    yaml.writeValue(written.toFile(), spec);
    return written;
  }

  /** Some defects are for units with few people or projects, which the sizes here do not have. */
  private static void withoutSmallUnits(ArrayNode defects) {
    for (JsonNode defect : defects) {
      JsonNode where = defect.get("where");
      if (where != null) {
        String any =
            where
                .asText()
                .replace("area.projects < 30", "true")
                .replaceAll("(area\\.)?people < 900", "true");
        ((ObjectNode) defect).set("where", TextNode.valueOf(any));
      }
    }
  }

  private static void replace(JsonNode columns, String name, String expression) {
    if (!columns.has(name)) {
      throw new IllegalStateException("The specification of the samples has no column " + name);
    }

    ((ObjectNode) columns).put(name, expression);
  }
}
