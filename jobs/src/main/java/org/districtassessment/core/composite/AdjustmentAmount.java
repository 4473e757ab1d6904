package org.districtassessment.core.composite;

import java.math.BigDecimal;

/** What an adjustment's aggregate came to for one unit, before any cap; 0 where nothing counted. */
public record AdjustmentAmount(String unit, String adjustment, BigDecimal amount) {}
