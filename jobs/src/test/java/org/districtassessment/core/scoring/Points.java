package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points as tests read them: plain, to 10 digits, and "n/a" where the score does not apply. */
final class Points {

  private Points() {}

  /** Points of a value on its own. */
  static String points(ScoringFunction function, String value, String full) {
    return points(function, value, null, List.of(), full);
  }

  static String points(
      ScoringFunction function,
      String value,
      @Nullable String previous,
      List<BigDecimal> peers,
      String full) {
    ScoringInput input =
        new ScoringInput(
            new BigDecimal(value),
            previous == null ? null : new BigDecimal(previous),
            Peers.of(peers),
            Peers.of(peers));
    return function
        .points(input, new BigDecimal(full))
        .map(points -> points.setScale(10, RoundingMode.HALF_UP).stripTrailingZeros())
        .map(BigDecimal::toPlainString)
        .orElse("n/a");
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  /** Reads "1 2 2". */
  static List<BigDecimal> decimals(String text) {
    return Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
  }
}
