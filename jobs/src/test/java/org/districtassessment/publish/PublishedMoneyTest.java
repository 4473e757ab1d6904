package org.districtassessment.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.targeting.FigureValue;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.question.Doubt;
import org.districtassessment.core.targeting.question.FundingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedMoneyTest {

  @TempDir private Path output;

  @Test
  void readsRowsFiguresAndUnitsByKey() throws IOException {
    FundingData data = PublishedMoney.of(Publication.open(PublishedGrants.publish(output)));
    assertThat(data.year()).isEqualTo(2024);
    assertThat(data.units()).extracting(FundingData.Unit::name).containsExactly("Alpha", "Beta");
    assertThat(data.rows())
        .containsExactly(
            new MoneyRow(
                "a",
                "p1",
                "Wells",
                "grants",
                "water",
                "site 1",
                "2024-03-01",
                "w1",
                "2022-01-01",
                true,
                new BigDecimal("300.00"),
                new BigDecimal("0.5000000000"),
                false,
                Map.of("spent", new BigDecimal("300.00")),
                "2024/a.csv",
                2L),
            new MoneyRow(
                "b",
                "p2",
                null,
                "grants",
                null,
                null,
                null,
                "w1",
                null,
                null,
                new BigDecimal("100.00"),
                null,
                true,
                Map.of(),
                null,
                null));
    assertThat(data.figures())
        .contains(
            new FigureValue("target", "b", "", new BigDecimal("100.0000000000")),
            new FigureValue("base-money", "a", "2016", new BigDecimal("100.0000000000")),
            new FigureValue("base-money", "b", "2016", null),
            new FigureValue("money-before", "a", "", new BigDecimal("60.0000000000")));
  }

  @Test
  void readsTheAnomaliesOfTheChecksAskedFor() throws IOException {
    Publication publication = Publication.open(PublishedGrants.publish(output));
    assertThat(PublishedDoubts.of(publication, Set.of("odd-name", "none")))
        .containsExactly(new Doubt("a1", "odd-name", "b", "p2", "cars", AnomalyStatus.CONFIRMED));
    assertThat(PublishedDoubts.of(publication, Set.of())).isEmpty();
  }

  @Test
  void refusesAPublicationWithoutRowsOfMoney() throws IOException {
    Publication publication = Publication.open(PublishedGrants.publishWithoutMoney(output));
    assertThatThrownBy(() -> PublishedMoney.of(publication))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(
            "The publication has no table funding_money. Declare rows and figures in funding.yaml,"
                + " and evaluate again");
  }
}
