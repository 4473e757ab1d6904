package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.districtassessment.stage.vector.Step.Aggregate;

/**
 * The groups of scenarios of which any row is different. Nobody looks at the other groups: they are
 * as they were.
 */
final class ScenarioGroups {

  private static final int NEW = -1;

  private final ScenarioRows of;
  private final Groups before;
  private final Map<Pair, Integer> numbers = new HashMap<>();
  private final int[] numberOf;
  private final int[] scenarios;
  private final int[] groups;
  private final int[] rows;

  /** A group of equal rows among those that are different, in a scenario. */
  private record Pair(int scenario, int group) {}

  private ScenarioGroups(ScenarioRows of, Groups before, List<Column> keys) {
    this.of = of;
    this.before = before;
    int[] in = of.differentIn();
    int[] groupOf = Groups.of(keys, in.length).groupOf();
    long[] hashes = Groups.hashes(keys, in.length);
    numberOf = new int[in.length];
    scenarios = new int[in.length];
    groups = new int[in.length];
    rows = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      int next = numbers.size();
      int number = numbers.computeIfAbsent(new Pair(in[i], groupOf[i]), pair -> next);
      if (number == next) {
        scenarios[number] = in[i];
        groups[number] = before.find(keys, hashes[i], i);
        rows[number] = groups[number] == NEW ? 0 : before.size(groups[number]);
      }
      numberOf[i] = number;
      rows[number] += i < in.length - of.moreIn().length ? -1 : 1;
    }
  }

  /** Returns the groups of an aggregate with keys, all of whose aggregates can be counted anew. */
  static ScenarioRows rows(Aggregate aggregate, ScenarioRows of, Kernels kernels) {
    StepFrames.Grouped before = new StepFrames.Grouped(of.rows(), aggregate, kernels);
    if (of.areSame()) {
      return ScenarioRows.same(before);
    }

    Frame different = of.different(aggregate.of().types());
    ScenarioGroups groups =
        new ScenarioGroups(of, before.groups(), different.all(kernels.of(aggregate.keys())));
    Absent absent = new Absent();
    for (int i = 0; i < groups.count(); i++) {
      if (groups.groups[i] != NEW) {
        absent.add(groups.groups[i], groups.scenarios[i]);
      }
    }
    int[] there = IntStream.range(0, groups.count()).filter(i -> groups.rows[i] > 0).toArray();
    return new ScenarioRows(
        before,
        absent,
        new ScenarioAggregates(aggregate, of, before, different, groups, kernels).take(there),
        ScenarioRows.pick(groups.scenarios, there));
  }

  /** How many there are, those included that have no row any more. */
  int count() {
    return numbers.size();
  }

  /** Returns the first of the different rows of each group. */
  int[] firsts() {
    int[] firsts = new int[count()];
    for (int i = numberOf.length - 1; i >= 0; i--) {
      firsts[numberOf[i]] = i;
    }
    return firsts;
  }

  /** Returns the group of each pair of a row and a scenario where it is absent. */
  int[] ofAbsent() {
    return Arrays.copyOf(numberOf, numberOf.length - of.moreIn().length);
  }

  /** Returns the group of each row that is there instead. */
  int[] ofMore() {
    return Arrays.copyOfRange(numberOf, numberOf.length - of.moreIn().length, numberOf.length);
  }

  /** Returns the number of a group with nothing left out; {@link Column#NO_ROW} for a new one. */
  int before(int group) {
    return groups[group] == NEW ? Column.NO_ROW : groups[group];
  }

  /** Returns those rows of a group that were there before and still are. */
  int[] stillThere(int group) {
    if (groups[group] == NEW) {
      return new int[0];
    }

    return before
        .rows(groups[group])
        .filter(row -> !of.absent().has(row, scenarios[group]))
        .toArray();
  }
}
