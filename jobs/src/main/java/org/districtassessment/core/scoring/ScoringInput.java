package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scoring function may look at. A missing or not applicable value never gets here.
 *
 * @param value the indicator's value, at its declared decimals
 * @param previous its value a year before; null where there is none
 * @param cityPeers values of all units that have one, this unit's included
 * @param groupPeers values of the units of its group that have one, this unit's included
 */
public record ScoringInput(
    BigDecimal value,
    @Nullable BigDecimal previous,
    List<BigDecimal> cityPeers,
    List<BigDecimal> groupPeers) {

  public ScoringInput {
    cityPeers = List.copyOf(cityPeers);
    groupPeers = List.copyOf(groupPeers);
  }
}
