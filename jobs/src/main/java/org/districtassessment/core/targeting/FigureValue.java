package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code funding_figures}; unique by figure, unit and {@code by}.
 *
 * @param by what tells figures of a unit apart, such as a year; empty where there is one
 * @param value null where it cannot be computed
 */
public record FigureValue(String figure, String unit, String by, @Nullable BigDecimal value) {}
