package org.districtassessment.core.rule;

import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;

/**
 * An article (条款) of the policy that an edition measures.
 *
 * @param id as indicators, adjustments and checks name it
 */
public record Article(String id, Text title, SourceLocation at) {}
