package org.districtassessment.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.districtassessment.pipeline.SampleYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainSpecTest {

  @TempDir private Path folder;

  /** 40,000 facilities are twelve a site; 300,000 rows of money are 1.1 a project. */
  @Test
  void asksForTheProjectsAndSitesOfTheSize() throws IOException {
    JsonNode spec = written(Size.NATIONAL);

    assertThat(spec.at("/units/columns/sites").asText())
        .isEqualTo(
            "if(cast(sites AS int) = 0, 0, cast(greatest(1, round(unit_share * 3333.33)) AS int))");
    assertThat(table(spec, "area").at("/columns/projects").asText())
        .isEqualTo("cast(greatest(1, round(people * 0.02727273)) AS int)");
  }

  @Test
  void leavesEverythingElseOfTheTablesAsItIs() throws IOException {
    JsonNode samples =
        new YAMLMapper().readTree(SampleYear.SAMPLES.resolve("generator.yaml").toFile());
    JsonNode spec = written(Size.SMALL);
    for (JsonNode each : new JsonNode[] {samples, spec}) {
      ((ObjectNode) each.at("/units/columns")).remove("sites");
      ((ObjectNode) table(each, "area").path("columns")).remove("projects");
    }

    assertThat(spec.path("units")).isEqualTo(samples.path("units"));
    assertThat(spec.path("tables")).isEqualTo(samples.path("tables"));
    assertThat(spec.path("defects")).hasSameSizeAs(samples.path("defects"));
    assertThat(spec.path("deliveries")).isEmpty();
  }

  private JsonNode written(Size size) throws IOException {
    return new YAMLMapper().readTree(PlainSpec.write(SampleYear.SAMPLES, size, folder).toFile());
  }

  private static JsonNode table(JsonNode spec, String name) {
    for (JsonNode table : spec.path("tables")) {
      if (table.path("name").asText().equals(name)) {
        return table;
      }
    }

    throw new AssertionError("No table " + name);
  }
}
