package org.districtassessment.core.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.statistics.IndexStatistics.Options;
import org.districtassessment.core.index.statistics.IndexStatistics.Stage;
import org.districtassessment.core.index.statistics.UnitProfile.Standing;
import org.districtassessment.core.index.weight.EqualWeights;
import org.districtassessment.core.scoring.Direction;
import org.junit.jupiter.api.Test;

class DescribeIndexTest {

  private static final IndexRules RULES =
      new IndexRules(
          List.of(
              new IndexIndicator("clinics", Direction.HIGHER_IS_BETTER),
              new IndexIndicator("doctors", Direction.HIGHER_IS_BETTER),
              new IndexIndicator("poverty", Direction.LOWER_IS_BETTER)),
          List.of(new ScreenUnits(0.6, 0)),
          new MinMax(0, 100),
          Map.of(),
          List.of(node("total", "health", "poverty"), node("health", "clinics", "doctors")),
          Map.of());

  private static final DataMatrix VALUES =
      Items.table(
          """
          unit group clinics doctors poverty
          e    x     9       -       -
          d    x     1       2       9
          c    x     2       1       4
          b    y     3       4       3
          a    y     4       3       8
          """);

  private static final Options OPTIONS =
      new Options(StatisticsLimits.DEFAULT, new CorrelationLimits(-0.3, 0.9), 1);

  @Test
  void describesEveryStage() {
    IndexStatistics found = describe(VALUES);
    assertThat(found.items().keySet())
        .containsExactly(Stage.RAW, Stage.PREPARED, Stage.NORMALISED, Stage.SCORES);
    assertThat(found.items().get(Stage.RAW))
        .extracting(ItemStatistics::item, ItemStatistics::available)
        .containsExactly(tuple("clinics", 5), tuple("doctors", 4), tuple("poverty", 4));
    // e has one of three and was removed
    assertThat(found.items().get(Stage.PREPARED))
        .extracting(ItemStatistics::available)
        .containsExactly(4, 4, 4);
    assertThat(found.items().get(Stage.SCORES))
        .extracting(ItemStatistics::item)
        .containsExactly("health", "total");
    assertThat(found.availability()).hasSize(5 * 2);
  }

  @Test
  void correlatesByAllMethods() {
    IndexStatistics found = describe(VALUES);
    assertThat(found.correlations()).hasSize(3 * 3).isSorted();
    // 1 2 3 4 and 2 1 4 3: 0.6, of 4 units
    assertThat(found.correlations().get(0).coefficient()).isCloseTo(0.6, within(1e-14));
    assertThat(found.correlations().get(0).count()).isEqualTo(4);
    // clinics, doctors and poverty with all above; health with total
    assertThat(found.withAncestors()).hasSize(3 * (2 + 2 + 1 + 1)).isSorted();
    assertThat(found.reliability())
        .extracting(row -> row.node() + " " + row.depth())
        .containsExactly("health 1", "total 1", "total 2");
  }

  @Test
  void tellsStrengthsAndWeaknessesAmongIndicatorsOnly() {
    assertThat(describe(VALUES).profiles())
        .isSorted()
        .filteredOn(row -> row.standing() != Standing.NEITHER)
        .extracting(row -> row.unit() + " " + row.item() + " " + row.standing())
        .containsExactly(
            // a is 1st, 2nd, 3rd; b 2nd, 1st, 1st; c 3rd, 4th, 2nd; d 4th, 3rd, 4th
            "a clinics STRENGTH",
            "a poverty WEAKNESS",
            "b clinics WEAKNESS",
            "b doctors STRENGTH",
            "c doctors WEAKNESS",
            "c poverty STRENGTH",
            "d clinics WEAKNESS",
            "d doctors STRENGTH");
  }

  @Test
  void doesNotDependOnTheOrderOfUnitsAndColumns() {
    List<String> units = reversed(VALUES.units());
    List<String> columns = reversed(VALUES.columns());
    double[][] cells =
        columns.stream()
            .map(VALUES::column)
            .map(
                column ->
                    IntStream.range(0, column.length)
                        .mapToDouble(i -> column[column.length - 1 - i])
                        .toArray())
            .toArray(double[][]::new);
    IndexStatistics turned =
        describe(DataMatrix.of(units, reversed(VALUES.groups()), columns, cells));
    IndexStatistics straight = describe(VALUES);
    assertThat(turned)
        .usingRecursiveComparison()
        .withComparatorForType(
            (one, other) ->
                one.equals(other) || Math.abs(one - other) < 1e-12 ? 0 : Double.compare(one, other),
            Double.class)
        .isEqualTo(straight);
  }

  @Test
  void refusesANegativeNumber() {
    assertThatThrownBy(() -> new Options(StatisticsLimits.DEFAULT, CorrelationLimits.NONE, -1))
        .hasMessage("Invalid number of strengths and weaknesses: -1 (must be >= 0)");
  }

  private static IndexStatistics describe(DataMatrix values) {
    return DescribeIndex.describeIndex(
        RULES, MakeIndex.makeIndex(RULES, IndexInput.of(values)), OPTIONS);
  }

  private static IndexNode node(String id, String... children) {
    return new IndexNode(id, List.of(children), new WeightedArithmetic(), new EqualWeights(), 0);
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }
}
