package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Aggregation;
import org.districtassessment.stage.vector.Step.Filter;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.Project;
import org.districtassessment.stage.vector.Step.Scan;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Steps from the first to the last, and which columns of tables they need. */
final class Needed {

  private final IdentityHashMap<Step, Boolean> seen = new IdentityHashMap<>();
  private final IdentityHashMap<Step, Set<Integer>> columns = new IdentityHashMap<>();

  private Needed() {}

  /** Returns the steps of which others are made, and these, those that are needed first. */
  static List<Step> steps(Collection<Step> outputs) {
    Needed needed = new Needed();
    List<Step> all = new ArrayList<>();
    outputs.forEach(output -> needed.visit(output, all));
    return all;
  }

  /**
   * Returns the steps that are computed for outputs, those that are needed first, with steps whose
   * rows are everywhere, but not those of which these are made.
   */
  static List<Step> here(Collection<Step> outputs) {
    Needed needed = new Needed();
    List<Step> all = new ArrayList<>();
    outputs.forEach(output -> needed.visitHere(output, all));
    return all;
  }

  /** Returns the needed columns of each table, by its number, where all of the outputs are. */
  static Map<Integer, Set<Integer>> columns(Collection<Step> outputs) {
    Needed needed = new Needed();
    for (Step output : outputs) {
      needed.add(output, allOf(output));
    }
    List<Step> steps = steps(outputs);
    Map<Integer, Set<Integer>> byTable = new TreeMap<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      needed.pass(step, needed.columns.getOrDefault(step, Set.of()));
      if (step instanceof Scan scan) {
        byTable
            .computeIfAbsent(scan.table(), table -> new TreeSet<>())
            .addAll(needed.columns.getOrDefault(step, Set.of()));
      }
    }
    return byTable;
  }

  /** Returns the steps that a step is made of. */
  static List<Step> of(Step step) {
    if (step instanceof Project project) {
      return List.of(project.of());
    }
    if (step instanceof Filter filter) {
      return List.of(filter.of());
    }
    if (step instanceof Join join) {
      return List.of(join.left(), join.right());
    }
    if (step instanceof Aggregate aggregate) {
      return List.of(aggregate.of());
    }
    if (step instanceof Step.Partial partial) {
      return List.of(partial.groups().of());
    }
    if (step instanceof Step.Union union) {
      return union.of();
    }
    if (step instanceof Step.Exchange exchange) {
      return List.of(exchange.of());
    }
    if (step instanceof Step.Everywhere everywhere) {
      return List.of(everywhere.of());
    }

    return step instanceof Step.Once once ? List.of(once.of()) : List.of();
  }

  private void visit(Step step, List<Step> all) {
    if (seen.put(step, true) == null) {
      of(step).forEach(each -> visit(each, all));
      all.add(step);
    }
  }

  private void visitHere(Step step, List<Step> all) {
    if (seen.put(step, true) == null) {
      if (!(step instanceof Step.Everywhere)) {
        of(step).forEach(each -> visitHere(each, all));
      }
      all.add(step);
    }
  }

  private void add(Step step, Collection<Integer> more) {
    columns.computeIfAbsent(step, each -> new HashSet<>()).addAll(more);
  }

  private void pass(Step step, Set<Integer> own) {
    if (step instanceof Project project) {
      Set<Integer> needed = new HashSet<>();
      own.forEach(i -> collect(project.values().get(i), needed));
      add(project.of(), needed);
    } else if (step instanceof Filter filter) {
      add(filter.of(), own);
      add(filter.of(), named(filter.condition()));
    } else if (step instanceof Join join) {
      join(join, own);
    } else if (step instanceof Aggregate aggregate) {
      aggregate(aggregate);
    } else if (step instanceof Step.Partial partial) {
      aggregate(partial.groups());
    } else if (step instanceof Step.Exchange || step instanceof Step.Everywhere) {
      of(step).forEach(each -> add(each, allOf(each)));
    } else {
      of(step).forEach(each -> add(each, own));
    }
  }

  private void aggregate(Aggregate aggregate) {
    Set<Integer> needed = new HashSet<>();
    aggregate.keys().forEach(key -> collect(key, needed));
    for (Aggregation each : aggregate.aggregations()) {
      collect(each.function(), needed);
      collect(each.where(), needed);
    }
    add(aggregate.of(), needed);
  }

  private void join(Join join, Set<Integer> own) {
    Set<Integer> left = new HashSet<>();
    Set<Integer> right = new HashSet<>();
    Set<Integer> both = new HashSet<>(own);
    collect(join.condition(), both);
    int border = join.left().types().size();
    both.forEach(i -> (i < border ? left : right).add(i < border ? i : i - border));
    join.leftKeys().forEach(key -> collect(key, left));
    join.rightKeys().forEach(key -> collect(key, right));
    add(join.left(), left);
    add(join.right(), right);
  }

  private static Set<Integer> allOf(Step step) {
    Set<Integer> all = new HashSet<>();
    for (int i = 0; i < step.types().size(); i++) {
      all.add(i);
    }
    return all;
  }

  private static Set<Integer> named(Expression expression) {
    Set<Integer> named = new HashSet<>();
    collect(expression, named);
    return named;
  }

  private static void collect(@Nullable Expression expression, Set<Integer> named) {
    if (expression == null) {
      return;
    }
    if (expression instanceof BoundReference reference) {
      named.add(reference.ordinal());
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> collect(child, named));
  }
}
