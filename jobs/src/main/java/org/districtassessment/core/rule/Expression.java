package org.districtassessment.core.rule;

import java.io.Serializable;
import org.districtassessment.core.finding.SourceLocation;

/** Spark SQL as a rule file has it, not yet looked at; {@code at} is where its text begins. */
public record Expression(String sql, SourceLocation at) implements Serializable {}
