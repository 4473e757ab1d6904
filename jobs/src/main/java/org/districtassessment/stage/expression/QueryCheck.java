package org.districtassessment.stage.expression;

import static org.districtassessment.stage.expression.Trees.list;

import com.google.errorprone.annotations.FormatMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAlias;
import org.apache.spark.sql.catalyst.analysis.UnresolvedHaving;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedSubqueryColumnAliases;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.FullOuter$;
import org.apache.spark.sql.catalyst.plans.Inner$;
import org.apache.spark.sql.catalyst.plans.JoinType;
import org.apache.spark.sql.catalyst.plans.LeftAnti$;
import org.apache.spark.sql.catalyst.plans.LeftOuter$;
import org.apache.spark.sql.catalyst.plans.LeftSemi$;
import org.apache.spark.sql.catalyst.plans.RightOuter$;
import org.apache.spark.sql.catalyst.plans.UsingJoin;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problems;

/** Holds the parsed tree of a query against what is allowed. */
final class QueryCheck {

  private static final Set<Class<? extends LogicalPlan>> ALLOWED =
      Set.of(
          Aggregate.class,
          Distinct.class,
          Filter.class,
          Join.class,
          Project.class,
          SubqueryAlias.class,
          Union.class,
          UnresolvedHaving.class,
          UnresolvedRelation.class,
          UnresolvedSubqueryColumnAliases.class,
          UnresolvedWith.class);

  private static final Set<JoinType> JOINS =
      Set.of(
          Inner$.MODULE$,
          LeftOuter$.MODULE$,
          RightOuter$.MODULE$,
          FullOuter$.MODULE$,
          LeftSemi$.MODULE$,
          LeftAnti$.MODULE$);

  /** What people call the parts they are most likely to try. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("Except", "EXCEPT"),
          Map.entry("Generate", "LATERAL VIEW"),
          Map.entry("GlobalLimit", "LIMIT"),
          Map.entry("Intersect", "INTERSECT"),
          Map.entry("LateralJoin", "LATERAL"),
          Map.entry("LocalLimit", "LIMIT"),
          Map.entry("LocalRelation", "VALUES"),
          Map.entry("Offset", "OFFSET"),
          Map.entry("OneRowRelation", "A SELECT without FROM"),
          Map.entry("Pivot", "PIVOT"),
          Map.entry("PlanWithUnresolvedIdentifier", "IDENTIFIER"),
          Map.entry("RelationTimeTravel", "AS OF"),
          Map.entry("Sample", "TABLESAMPLE"),
          Map.entry("ScriptTransformation", "TRANSFORM … USING"),
          Map.entry("Sort", "ORDER BY"),
          Map.entry("UnresolvedHint", "A hint"),
          Map.entry("UnresolvedInlineTable", "VALUES"),
          Map.entry("UnresolvedTableValuedFunction", "A table function"),
          Map.entry("Unpivot", "UNPIVOT"),
          Map.entry("WithWindowDefinition", "A window"));

  private final org.districtassessment.core.rule.Expression text;
  private final Set<String> relations;
  private final Set<String> names = new TreeSet<>();
  private final ExpressionCheck expressions;
  private final Problems problems;

  QueryCheck(
      org.districtassessment.core.rule.Expression text,
      Set<String> relations,
      Set<String> parameters,
      Problems problems) {
    this.text = text;
    this.relations = relations;
    this.problems = problems;
    this.expressions = new ExpressionCheck(text, parameters, problems);
  }

  void check(LogicalPlan root) {
    Trees.visitPlans(root, this::collectNames);
    check(root, 1);
  }

  /** A name given by WITH may be used like a table; it must not hide one. */
  private void collectNames(LogicalPlan node) {
    if (node instanceof UnresolvedWith with) {
      for (var relation : list(with.cteRelations())) {
        if (relations.contains(relation._1())) {
          report(node, "WITH gives a name that a table or view has: %s", relation._1());
        }
        names.add(relation._1());
      }
    }
  }

  private void check(LogicalPlan node, int depth) {
    if (depth > ExpressionCheck.MAX_DEPTH) {
      report(
          node,
          "The query is nested deeper than %d; split it into views",
          ExpressionCheck.MAX_DEPTH);
      return;
    }

    if (!ALLOWED.contains(node.getClass())) {
      report(
          node,
          "%s is not allowed in a view: %s",
          WORDS.getOrDefault(node.getClass().getSimpleName(), "This"),
          Places.excerpt(text, node.origin()));
      return;
    }

    checkOne(node);
    for (Expression expression : list(node.expressions())) {
      expressions.check(withoutName(node, expression));
    }
    if (node instanceof UnresolvedWith with) {
      list(with.cteRelations()).forEach(relation -> check(relation._2(), depth + 1));
    }
    list(node.children()).forEach(child -> check(child, depth + 1));
  }

  private void checkOne(LogicalPlan node) {
    if (node instanceof UnresolvedRelation relation) {
      checkRelation(relation);
    } else if (node instanceof Join join) {
      checkJoin(join);
    } else if (node instanceof UnresolvedWith with && with.allowRecursion()) {
      report(node, "WITH RECURSIVE is not allowed in a view");
    } else if (node instanceof Union union && (union.byName() || union.allowMissingCol())) {
      report(node, "UNION BY NAME is not allowed in a view");
    } else if (node instanceof Aggregate aggregate && aggregate.hint().isDefined()) {
      report(node, "A hint is not allowed in a view");
    }
  }

  private void checkRelation(UnresolvedRelation relation) {
    List<String> parts = list(relation.multipartIdentifier());
    String name = String.join(".", parts);
    boolean named = parts.size() == 1 && names.contains(name);
    if (!named && !relations.contains(name)) {
      Set<String> known = new TreeSet<>(relations);
      known.addAll(names);
      report(relation, "Unknown table or view: %s%s", name, DidYouMean.suffix(name, known));
    }

    if (relation.isStreaming() || !relation.options().isEmpty()) {
      report(relation, "A table takes neither STREAM nor options here: %s", name);
    }
  }

  private void checkJoin(Join join) {
    if (join.joinType() instanceof UsingJoin using && JOINS.contains(using.tpe())) {
      return;
    }

    if (!JOINS.contains(join.joinType())) {
      report(
          join,
          "A %s join is not allowed in a view; write JOIN … ON or JOIN … USING",
          join.joinType().sql().toLowerCase(Locale.ROOT));
    } else if (join.condition().isEmpty() || !hasEquality(join.condition().get())) {
      report(join, "A JOIN needs USING, or ON with at least one equality of columns");
    }
  }

  /** Without one, every row would meet every row. */
  private static boolean hasEquality(Expression condition) {
    if (condition instanceof And and) {
      return hasEquality(and.left()) || hasEquality(and.right());
    }

    if (condition instanceof EqualTo || condition instanceof EqualNullSafe) {
      return list(condition.children()).stream().allMatch(Trees::namesColumn);
    }

    return false;
  }

  /** A selected column may have a name; nothing else may. */
  private static Expression withoutName(LogicalPlan node, Expression expression) {
    if (!(node instanceof Project) && !(node instanceof Aggregate)) {
      return expression;
    }

    if (expression instanceof UnresolvedAlias unnamed) {
      return unnamed.child();
    }

    return expression instanceof Alias alias ? alias.child() : expression;
  }

  @FormatMethod
  private void report(TreeNode<?> node, String format, Object... arguments) {
    problems.add(Places.of(text, node.origin()), "%s", String.format(format, arguments));
  }
}
