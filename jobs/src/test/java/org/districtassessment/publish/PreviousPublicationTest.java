package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.districtassessment.publish.Results.ANOMALY;
import static org.districtassessment.publish.Tables.decimal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousPublicationTest {

  @TempDir private Path output;

  @Test
  void readsRanksTotalsValuesAndAnomaliesOfTheYearBefore() throws IOException {
    Publication publication = publishLastYear();

    PreviousPublication previous = find(2023).orElseThrow();

    assertThat(previous.year().origin())
        .isEqualTo("clinic-review/year=2023/run=" + publication.manifest().runId());
    assertThat(previous.year().ranks()).isEqualTo(Map.of("n1", 1, "s1", 2));
    assertThat(previous.year().totals())
        .isEqualTo(Map.of("n1", decimal("80.50"), "s1", decimal("10.00")));
    assertThat(previous.year().values())
        .isEqualTo(Map.of(new UnitIndicator("n1", "beds"), decimal("1.6700000000")));
    assertThat(previous.anomalies()).isEqualTo(Map.of(ANOMALY.id(), AnomalyStatus.OPEN));
  }

  @Test
  void findsNothingWhereNothingWasPublished() throws IOException {
    assertThat(find(2023)).isEmpty();
    assertThat(PreviousPublication.NONE.anomalies()).isEmpty();
  }

  @Test
  void refusesADamagedYearBefore() throws IOException {
    Path csv = Path.of(publishLastYear().location()).resolve("anomalies.csv");
    Files.writeString(csv, "check_id\r\n", UTF_8);

    assertThatThrownBy(() -> find(2023))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(csv + ": The file has 10 bytes and was published with ");
  }

  private Publication publishLastYear() {
    TablesOfRun tables = new TablesOfRun(Results.published(), Results.RULES, Language.ZH);
    return Results.publish(output.toString(), 2023, null, tables).publication();
  }

  private Optional<PreviousPublication> find(int year) throws IOException {
    Optional<Publication> found =
        Publication.find(output.toString(), "clinic-review", year, Configuration::new);
    return found.isEmpty() ? Optional.empty() : Optional.of(PreviousPublication.of(found.get()));
  }
}
