package org.districtassessment.core.rule;

import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * A number of each unit that the questions of finance need beside the money: people, incomes, money
 * of earlier years, prices.
 *
 * @param id in kebab-case
 * @param from table or view whose rows belong to units
 * @param by column by whose values the figure is told apart, such as the year; null for one figure
 *     a unit
 * @param value expression over the rows of a unit
 * @param where which rows count; null for all
 */
public record Figure(
    String id,
    Text title,
    String from,
    @Nullable String by,
    Expression value,
    @Nullable Expression where,
    SourceLocation at) {}
