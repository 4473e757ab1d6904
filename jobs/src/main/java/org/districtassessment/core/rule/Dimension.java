package org.districtassessment.core.rule;

import java.math.BigDecimal;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;

/**
 * A part of the score; its points are the sum of its indicators' and are stated so that a slip
 * shows.
 *
 * @param id snake_case, part of the published column's name
 */
public record Dimension(String id, String code, Text title, BigDecimal points, SourceLocation at) {}
