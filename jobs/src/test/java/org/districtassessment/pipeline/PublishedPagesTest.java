package org.districtassessment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.PublishedUnit;
import org.districtassessment.reference.FindingsPage;
import org.districtassessment.reference.IndicatorsPage;
import org.junit.jupiter.api.Test;

/** The committed pages are those of the shipped edition and of the sample year. */
class PublishedPagesTest {

  private final LoadRules.Loaded loaded =
      LoadRules.load(SampleYear.RULES, Path.of("schemas"), Path.of("schemas"));

  /** {@code rules docs --publication … --unit 500229} renews the page, see CONTRIBUTING.md. */
  @Test
  void thePageOfIndicatorsShowsWhatASampleDistrictCameTo() throws IOException {
    Publication publication = Publication.open(SampleYear.shared().publication());
    assertThat(
            IndicatorsPage.of(
                loaded.rules(), loaded.columns(), PublishedUnit.of(publication, "500229")))
        .isEqualTo(Files.readString(Path.of("docs/INDICATORS.md")))
        .contains("\n23 of 23 articles are measured by an indicator, an adjustment or a check.\n");
  }

  @Test
  void thePageOfFindingsIsThatOfTheShippedEdition() throws IOException {
    assertThat(FindingsPage.of(loaded.rules(), loaded.submitted()))
        .isEqualTo(Files.readString(Path.of("docs/FINDINGS.md")));
  }
}
