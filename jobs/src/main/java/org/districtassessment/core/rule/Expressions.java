package org.districtassessment.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.ExpressionAnalyzer.Extent;
import org.districtassessment.core.rule.ExpressionAnalyzer.Question;
import org.districtassessment.core.rule.ExpressionAnalyzer.Yields;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the expressions of an edition and has them all checked at once; no expression is no
 * problem.
 */
record Expressions(Set<String> parameters, List<Question> questions) {

  /** Starts with none, which may name the parameters. */
  Expressions(Set<String> parameters) {
    this(parameters, new ArrayList<>());
  }

  void overRow(@Nullable Expression expression, Relation over, Yields yields) {
    ask(expression, over, Extent.ONE_ROW, yields);
  }

  void overRows(@Nullable Expression expression, Relation over, Yields yields) {
    ask(expression, over, Extent.ROWS, yields);
  }

  /** Reports what is wrong with the expressions so far. */
  void check(ExpressionAnalyzer analyzer, Problems problems) {
    analyzer.all(questions, problems);
  }

  private void ask(@Nullable Expression expression, Relation over, Extent extent, Yields yields) {
    if (expression != null) {
      questions.add(new Question(expression, over, extent, yields, parameters));
    }
  }
}
