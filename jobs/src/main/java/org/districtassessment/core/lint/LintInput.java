package org.districtassessment.core.lint;

import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.schema.Schemas;

/**
 * What a check looks at.
 *
 * @param found takes what the check finds
 */
record LintInput(RuleSet rules, Schemas schemas, Places places, Problems found) {

  SourceLocation at(IndicatorRule indicator, String... path) {
    return places.of(indicator.at(), path);
  }

  /** A place in the part of the edition that stands in the assessment's own file. */
  SourceLocation inAssessment(String... path) {
    return places.of(rules.at(), path);
  }
}
