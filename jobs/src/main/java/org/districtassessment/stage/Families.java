package org.districtassessment.stage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.districtassessment.core.anomaly.FalseDiscoveries;
import org.districtassessment.core.rule.ScreenFamily;

/**
 * The tests of all checks by family, those that found nothing too, and what is reported of them.
 */
final class Families {

  /** Decimals of a published q-value. */
  private static final int SCALE = 10;

  private final Map<String, FalseDiscoveries.Family> tests = new TreeMap<>();

  void add(String family, double p, long count) {
    tests.computeIfAbsent(family, name -> new FalseDiscoveries.Family()).add(p, count);
  }

  Judge judge(List<ScreenFamily> families) {
    Map<String, FalseDiscoveries> adjusted = new TreeMap<>();
    tests.forEach((name, family) -> adjusted.put(name, family.adjust()));
    Map<String, Double> rates = new TreeMap<>();
    families.forEach(each -> rates.put(each.name(), each.falseDiscoveryRate().doubleValue()));
    return (family, p) ->
        Optional.ofNullable(adjusted.get(family))
            .map(each -> new Judgement(p, each.q(p), each.tests()))
            .filter(each -> each.exactQ() <= rates.getOrDefault(family, 0.0));
  }

  /** Decides which tests are reported. */
  interface Judge {

    /** Returns the test where its q-value is at most the rate of the family. */
    Optional<Judgement> reported(String family, double p);
  }

  /**
   * A test that is reported.
   *
   * @param tests how many tests the family has
   */
  record Judgement(double p, double exactQ, long tests) {

    BigDecimal q() {
      return BigDecimal.valueOf(exactQ).setScale(SCALE, RoundingMode.HALF_UP);
    }
  }
}
