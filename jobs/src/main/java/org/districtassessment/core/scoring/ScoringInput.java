package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a scoring function may look at. A missing or not applicable value never gets here.
 *
 * @param value the indicator's value, at its declared decimals
 * @param previous its value a year before; null where there is none
 * @param allPeers values of all units that have one, this unit's included
 * @param groupPeers values of the units of its group that have one, this unit's included
 */
public record ScoringInput(
    BigDecimal value, @Nullable BigDecimal previous, Peers allPeers, Peers groupPeers) {}
