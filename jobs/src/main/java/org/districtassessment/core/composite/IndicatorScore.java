package org.districtassessment.core.composite;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code indicator_scores}: a unit and an indicator.
 *
 * @param score share of the points, 0 to 100, at scale {@link Scorecards#POINT_SCALE}; null when
 *     not applicable. In an index the normalised value, also of a missing one that was imputed;
 *     null where there is none
 * @param points in [0, {@code fullPoints}], at scale {@link Scorecards#POINT_SCALE}; 0 when
 *     missing, null when not applicable and always in an index
 * @param fullPoints the indicator's points; in an index its nominal weight
 * @param rank competition rank among the units with a value, the better value first; for a nominal
 *     direction by points; null without a value. In an index by score, ties within 1e-9
 * @param previousValue the value a year before; null where unknown
 */
public record IndicatorScore(
    String unit,
    String indicator,
    State state,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    @Nullable BigDecimal value,
    @Nullable BigDecimal score,
    @Nullable BigDecimal points,
    BigDecimal fullPoints,
    @Nullable Integer rank,
    @Nullable BigDecimal previousValue) {}
