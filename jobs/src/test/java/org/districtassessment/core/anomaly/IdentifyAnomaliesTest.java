package org.districtassessment.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifyAnomaliesTest {

  private static final Anomaly JUMP = anomaly("n", "h1", "100", "more than 3", "n/h.csv", 2L);

  private static Anomaly anomaly(
      String unit, String key, String observed, String expected, String file, Long line) {
    return new Anomaly(
        "jump", "K1", "warning", unit, key, "income", observed, expected, null, file, line, "look");
  }

  private static List<String> ids(Anomaly... anomalies) {
    return IdentifyAnomalies.identifyAnomalies(List.of(anomalies)).stream()
        .map(IdentifiedAnomaly::id)
        .toList();
  }

  @Test
  void digestsCheckUnitKeyAndField() {
    // python3 -c "import hashlib;
    //   print('a'+hashlib.sha256('jump\x1fn\x1fh1\x1fincome'.encode()).hexdigest()[:15])"
    assertThat(ids(JUMP)).containsExactly("aa70d1ca455db7a0");
  }

  @Test
  void staysTheSameOverYearsValuesAndLanguages() {
    Anomaly yearLater = anomaly("n", "h1", "250", "超过3倍", "n/2025/h.csv", 9L);

    assertThat(ids(yearLater)).isEqualTo(ids(JUMP));
    assertThat(ids(anomaly("s", "h1", "100", "more than 3", "n/h.csv", 2L)))
        .doesNotContainAnyElementsOf(ids(JUMP));
  }

  @Test
  void tellsAnomaliesOfOneNameApartByValueAndThenByPlace() {
    Anomaly otherValue = anomaly("n", "h1", "101", "more than 3", "n/h.csv", 3L);
    Anomaly otherPlace = anomaly("n", "h1", "100", "more than 3", "n/h.csv", 4L);

    assertThat(ids(JUMP, otherValue, otherPlace))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(ids(JUMP));
    assertThat(ids(JUMP, JUMP)).doesNotHaveDuplicates();
  }

  @Test
  void doesNotDependOnTheOrderInWhichTheyWereFound() {
    List<Anomaly> some =
        new ArrayList<>(
            List.of(
                JUMP,
                anomaly("n", "h1", "101", "more than 3", "n/h.csv", 3L),
                anomaly("s", "h2", "7", "more than 3", "s/h.csv", 2L)));
    List<IdentifiedAnomaly> inOrder = IdentifyAnomalies.identifyAnomalies(some);

    Collections.reverse(some);
    assertThat(IdentifyAnomalies.identifyAnomalies(some)).isEqualTo(inOrder);
  }
}
