package org.districtassessment.core.schema;

import java.io.Serializable;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * An edit rule over one row ({@code x-checks}).
 *
 * @param code stable, kebab-case
 * @param expression Spark SQL that is true or null for a good row; null (a missing input) is not a
 *     failure
 * @param field the field the finding points at; null for the row
 * @param at where the expression stands
 */
public record RowRule(
    String code,
    Severity severity,
    String expression,
    @Nullable String field,
    Text message,
    SourceLocation at)
    implements Serializable {}
