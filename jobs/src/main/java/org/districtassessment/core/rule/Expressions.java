package org.districtassessment.core.rule;

import java.util.Set;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.jspecify.annotations.Nullable;

/** The analyzer with what every expression of an edition shares; no expression is no problem. */
record Expressions(ExpressionAnalyzer analyzer, Set<String> parameters, Problems problems) {

  void overRow(@Nullable Expression expression, Relation over, Yields yields) {
    if (expression != null) {
      analyzer.overRow(expression, over, yields, parameters, problems);
    }
  }

  void overRows(@Nullable Expression expression, Relation over, Yields yields) {
    if (expression != null) {
      analyzer.overRows(expression, over, yields, parameters, problems);
    }
  }
}
