package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.districtassessment.core.rule.GradeScale.Quota;

/** Picks who has the best grade where only a share of the units may. */
final class FillQuota {

  private FillQuota() {}

  /**
   * Returns the best candidates, as many as the quota has places.
   *
   * <p>Where candidates with equal totals stand on both sides of the boundary, all of them are
   * taken or none, as the quota says; so more or fewer than its places can be filled.
   *
   * @param count the number of units the share is taken of, candidates or not
   */
  static List<Standing> fillQuota(Quota quota, int count, List<Standing> candidates) {
    int places = places(quota, count);
    if (places == 0) {
      return List.of();
    }

    List<Standing> sorted =
        candidates.stream().sorted(Comparator.comparing(Standing::total).reversed()).toList();
    if (sorted.size() <= places) {
      return sorted;
    }

    BigDecimal lastIn = sorted.get(places - 1).total();
    BigDecimal firstOut = sorted.get(places).total();
    if (lastIn.compareTo(firstOut) > 0) {
      return sorted.subList(0, places);
    }

    int least = quota.includeTies() ? 0 : 1;
    return sorted.stream().filter(one -> one.total().compareTo(lastIn) >= least).toList();
  }

  private static int places(Quota quota, int count) {
    return quota
        .share()
        .multiply(BigDecimal.valueOf(count))
        .setScale(0, quota.roundUp() ? RoundingMode.CEILING : RoundingMode.FLOOR)
        .intValueExact();
  }
}
