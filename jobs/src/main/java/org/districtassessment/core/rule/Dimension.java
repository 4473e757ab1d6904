package org.districtassessment.core.rule;

import java.math.BigDecimal;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * A part of the score. In a points system its points are the sum of its indicators' and are stated
 * so that a slip shows; in an index they are its weight within its parent.
 *
 * @param id snake_case, part of the published column's name
 * @param parent the dimension that it is a part of, in an index; null where it is a part of the
 *     total, as always in a points system
 * @param method how its score comes from its children, in an index; null in a points system
 */
public record Dimension(
    String id,
    String code,
    Text title,
    BigDecimal points,
    @Nullable String parent,
    @Nullable NodeMethod method,
    SourceLocation at) {}
