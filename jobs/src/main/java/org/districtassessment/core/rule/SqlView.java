package org.districtassessment.core.rule;

import org.districtassessment.core.finding.Text;

/**
 * A named query over submitted tables and earlier views. A table of the year before is named {@code
 * previous.<table>}.
 *
 * @param grain in words, such as "one row per household"
 */
public record SqlView(String name, Text grain, Expression query) {}
