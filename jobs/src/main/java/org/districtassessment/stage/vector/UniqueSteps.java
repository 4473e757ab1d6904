package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.stage.vector.Step.Aggregate;
import org.districtassessment.stage.vector.Step.Everywhere;
import org.districtassessment.stage.vector.Step.Exchange;
import org.districtassessment.stage.vector.Step.Filter;
import org.districtassessment.stage.vector.Step.Join;
import org.districtassessment.stage.vector.Step.Known;
import org.districtassessment.stage.vector.Step.Once;
import org.districtassessment.stage.vector.Step.Partial;
import org.districtassessment.stage.vector.Step.Project;
import org.districtassessment.stage.vector.Step.Scan;
import org.districtassessment.stage.vector.Step.Union;
import org.jspecify.annotations.Nullable;

/** Keeps one of steps that are equal, such that equal steps are the same object. */
final class UniqueSteps {

  private final Map<List<@Nullable Object>, Step> byContent = new HashMap<>();
  private final IdentityHashMap<Step, Integer> numbers = new IdentityHashMap<>();

  /**
   * Returns the step that is equal to this one.
   *
   * @param step whose own steps were returned by this method
   */
  <S extends Step> Step one(S step) {
    Step same = byContent.putIfAbsent(content(step), step);
    if (same != null) {
      return same;
    }

    numbers.put(step, numbers.size());
    return step;
  }

  private List<@Nullable Object> content(Step step) {
    if (step instanceof Scan scan) {
      return Arrays.asList(Scan.class, scan.table(), scan.types());
    }
    if (step instanceof Known known) {
      return Arrays.asList(Known.class, known.types(), known.rows());
    }
    if (step instanceof Project project) {
      return Arrays.asList(Project.class, number(project.of()), project.values());
    }
    if (step instanceof Filter filter) {
      return Arrays.asList(Filter.class, number(filter.of()), filter.condition());
    }
    if (step instanceof Join join) {
      return Arrays.<@Nullable Object>asList(
          join.kind(),
          number(join.left()),
          number(join.right()),
          join.leftKeys(),
          join.rightKeys(),
          join.condition(),
          join.isRightSmall());
    }
    if (step instanceof Aggregate aggregate) {
      return Arrays.asList(
          Aggregate.class, number(aggregate.of()), aggregate.keys(), aggregate.aggregations());
    }
    if (step instanceof Partial partial) {
      Aggregate groups = partial.groups();
      return Arrays.asList(
          Partial.class, number(groups.of()), groups.keys(), groups.aggregations());
    }
    if (step instanceof Union union) {
      List<@Nullable Object> content = new ArrayList<>(List.of(Union.class));
      union.of().forEach(each -> content.add(number(each)));
      return content;
    }
    if (step instanceof Exchange exchange) {
      return Arrays.asList(
          Exchange.class, number(exchange.of()), exchange.keys(), exchange.level());
    }
    if (step instanceof Once once) {
      return Arrays.asList(Once.class, number(once.of()));
    }

    return Arrays.asList(Everywhere.class, number(((Everywhere) step).of()));
  }

  private Integer number(Step step) {
    return requireNonNull(numbers.get(step), "a step that is not kept");
  }
}
