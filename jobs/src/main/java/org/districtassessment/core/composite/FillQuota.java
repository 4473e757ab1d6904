package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.GradeScale.Quota;

/** Picks who gets what only a share of the units may have. */
final class FillQuota {

  private FillQuota() {}

  /**
   * A unit that the share is taken of.
   *
   * @param isCandidate whether it may be picked
   */
  record Place(Unit unit, BigDecimal total, boolean isCandidate) {}

  /**
   * Returns the keys of the best candidates of each group, or of all, as many as the quota has
   * places.
   *
   * <p>Where candidates with equal totals stand on both sides of the boundary, all of them are
   * taken or none, as the quota says; so more or fewer than its places can be filled.
   *
   * @param all units, candidates or not
   */
  static Set<String> fillQuota(Quota quota, List<Place> all) {
    Collection<List<Place>> pools =
        quota.withinGroup()
            ? all.stream().collect(Collectors.groupingBy(one -> one.unit().group())).values()
            : List.of(all);
    Set<String> picked = new HashSet<>();
    for (List<Place> pool : pools) {
      List<Place> candidates = pool.stream().filter(Place::isCandidate).toList();
      best(places(quota, pool.size()), quota.includeTies(), candidates)
          .forEach(one -> picked.add(one.unit().key()));
    }
    return picked;
  }

  private static List<Place> best(int places, boolean includeTies, List<Place> candidates) {
    if (places == 0) {
      return List.of();
    }

    List<Place> sorted =
        candidates.stream().sorted(Comparator.comparing(Place::total).reversed()).toList();
    if (sorted.size() <= places) {
      return sorted;
    }

    BigDecimal lastIn = sorted.get(places - 1).total();
    BigDecimal firstOut = sorted.get(places).total();
    if (lastIn.compareTo(firstOut) > 0) {
      return sorted.subList(0, places);
    }

    int least = includeTies ? 0 : 1;
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
