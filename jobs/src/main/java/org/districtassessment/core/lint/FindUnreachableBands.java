package org.districtassessment.core.lint;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Tiered;
import org.districtassessment.core.scoring.Tiered.Band;

/**
 * A band that no value falls into: between its start and the next better one lies no number of the
 * indicator's decimals, or every possible value reaches the band above the last one.
 */
final class FindUnreachableBands {

  private FindUnreachableBands() {}

  static void find(LintInput input) {
    for (ScoreParts part : ScoreParts.of(input)) {
      if (part.function() instanceof Tiered tiered) {
        if (!tiered.interpolate()) {
          findBetweenStarts(part, tiered, input);
        }
        findLast(part, tiered, input);
      }
    }
  }

  private static void findBetweenStarts(ScoreParts part, Tiered tiered, LintInput input) {
    int decimals = part.indicator().decimals();
    for (int i = 1; i < tiered.bands().size() - 1; i++) {
      BigDecimal better = start(tiered, i - 1);
      BigDecimal own = start(tiered, i);
      Direction direction = tiered.direction();
      BigDecimal first = Digits.firstReaching(own, decimals, direction);
      if (first.compareTo(Digits.firstReaching(better, decimals, direction)) == 0) {
        input
            .found()
            .add(
                part.at(input, "bands", String.valueOf(i), "from"),
                "Band %d of %s cannot be reached: no value with %d decimals lies between %s and %s"
                    + " (delete the band, or raise decimals)",
                i + 1,
                part.name(),
                decimals,
                own.toPlainString(),
                better.toPlainString());
      }
    }
  }

  private static void findLast(ScoreParts part, Tiered tiered, LintInput input) {
    int last = tiered.bands().size() - 1;
    BigDecimal above = start(tiered, last - 1);
    boolean higher = tiered.direction() == Direction.HIGHER_IS_BETTER;
    PossibleValues possible = PossibleValues.of(part.indicator());
    BigDecimal worst = higher ? possible.least() : possible.greatest();
    if (worst != null && (higher ? above.compareTo(worst) <= 0 : above.compareTo(worst) >= 0)) {
      input
          .found()
          .add(
              part.at(input, "bands", String.valueOf(last)),
              "The last band of %s cannot be reached: every value is %s, which band %d takes"
                  + " (delete the from of band %d and the last band)",
              part.name(),
              possible.words(),
              last,
              last);
    }
  }

  private static BigDecimal start(Tiered tiered, int band) {
    List<Band> bands = tiered.bands();
    return requireNonNull(bands.get(band).from(), "from");
  }
}
