package org.districtassessment.stage.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.ExpressionAnalyzer;
import org.districtassessment.core.rule.Relation;
import org.districtassessment.core.rule.SqlView;

/**
 * Checks expressions with Spark's own analyzer over empty tables: no session is started and nothing
 * is run. A text that the {@link ExpressionGate} refuses is not analysed at all.
 *
 * <p>Numbers must be exact. {@code avg} of whole numbers and a quotient of two whole numbers are
 * binary fractions in Spark and are refused; {@code median} and {@code percentile} give binary
 * fractions too, but always the same ones, and are allowed.
 */
public final class SparkExpressionAnalyzer implements ExpressionAnalyzer {

  private final CheckedResolver resolver = new CheckedResolver();
  private final ViewAnalysis views = new ViewAnalysis(resolver);

  /** An expression that was read, where there was no problem with it so far. */
  private record Read(
      Optional<org.apache.spark.sql.catalyst.expressions.Expression> tree, Problems problems) {

    static Read of(Question question) {
      Problems problems = new Problems();
      return new Read(QuestionPlan.read(question, problems), problems);
    }
  }

  /** Makes one that has loaded what it needs, before it is known which texts there are. */
  public static SparkExpressionAnalyzer prepared() {
    SparkExpressionAnalyzer analyzer = new SparkExpressionAnalyzer();
    Relation table = new Relation("t", List.of(new Relation.Column("a", "bigint")));
    Expression condition = new Expression("a > 0", SourceLocation.ofFile(""));
    Question question = new Question(condition, table, Extent.ONE_ROW, Yields.CONDITION, Set.of());
    analyzer.all(List.of(question), new Problems());
    return analyzer;
  }

  @Override
  public void expect(List<SqlView> expected, Collection<Relation> tables, Set<String> parameters) {
    views.expect(expected, tables, parameters);
  }

  @Override
  public Optional<Relation> view(
      SqlView view, Iterable<Relation> relations, Set<String> parameters, Problems problems) {
    return views.view(view, relations, parameters, problems);
  }

  @Override
  public Set<String> relations(SqlView view) {
    return views.relations(view);
  }

  @Override
  public void all(List<Question> questions, Problems problems) {
    resolved(questions, problems);
  }

  /**
   * Checks expressions and returns what they were checked on, in their order: a plan of one column
   * over an empty table, resolved; empty where there is a problem.
   */
  List<Optional<LogicalPlan>> resolved(List<Question> questions, Problems problems) {
    List<Read> read = Meanwhile.each(questions, Read::of);
    List<Integer> places = new ArrayList<>();
    List<CheckedResolver.Parsed> parsed = new ArrayList<>();
    Map<Extent, Map<Relation, LogicalPlan>> tables = new EnumMap<>(Extent.class);
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      Read each = read.get(i);
      if (each.tree().isPresent()) {
        LogicalPlan over =
            tables
                .computeIfAbsent(question.extent(), any -> new HashMap<>())
                .computeIfAbsent(question.over(), Resolver::emptyTable);
        LogicalPlan plan = QuestionPlan.of(question, each.tree().get(), over);
        places.add(i);
        parsed.add(new CheckedResolver.Parsed(question.expression(), plan, each.problems()));
      }
    }

    List<Optional<LogicalPlan>> plans =
        new ArrayList<>(Collections.nCopies(questions.size(), Optional.empty()));
    List<Optional<LogicalPlan>> resolved = resolver.resolve(parsed);
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      Problems ofOne = read.get(place).problems();
      resolved
          .get(i)
          .filter(plan -> ofOne.isEmpty())
          .ifPresent(plan -> QuestionPlan.checkType(questions.get(place), plan, ofOne));
      plans.set(place, resolved.get(i).filter(plan -> ofOne.isEmpty()));
    }
    read.forEach(each -> problems.addAll(each.problems().sorted()));
    return plans;
  }
}
