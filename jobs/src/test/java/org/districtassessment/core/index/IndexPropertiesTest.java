package org.districtassessment.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.aggregate.Copeland;
import org.districtassessment.core.index.aggregate.GeneralisedMean;
import org.districtassessment.core.index.aggregate.Minimum;
import org.districtassessment.core.index.aggregate.Topsis;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.aggregate.WeightedGeometric;
import org.districtassessment.core.index.aggregate.WeightedHarmonic;
import org.districtassessment.core.index.normalise.Beyond;
import org.districtassessment.core.index.normalise.Borda;
import org.districtassessment.core.index.normalise.DistanceToMaximum;
import org.districtassessment.core.index.normalise.DistanceToReference;
import org.districtassessment.core.index.normalise.DistanceToTarget;
import org.districtassessment.core.index.normalise.FractionOfMaximum;
import org.districtassessment.core.index.normalise.Goalposts;
import org.districtassessment.core.index.normalise.IfEqual;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.normalise.PercentileRank;
import org.districtassessment.core.index.normalise.RankScores;
import org.districtassessment.core.index.normalise.Scaled;
import org.districtassessment.core.index.normalise.ZScore;
import org.districtassessment.core.index.prepare.Fallback;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.prepare.TreatOutliers;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.statistics.Ranks.Ties;

/** What holds for every index, whatever its data: up to 12 units and 6 indicators, with gaps. */
class IndexPropertiesTest {

  private static final double NONE = Double.NaN;

  private static final List<Aggregation> AGGREGATIONS =
      List.of(
          new WeightedArithmetic(),
          new WeightedGeometric(),
          new WeightedHarmonic(),
          new GeneralisedMean(2),
          new GeneralisedMean(-0.5),
          new Minimum(),
          new Copeland(),
          new Topsis());

  /** Those whose scores lie between the least and the greatest cell. */
  private static final List<Aggregation> MEANS = AGGREGATIONS.subList(0, 6);

  private static final List<Normalisation> NORMALISATIONS =
      List.of(
          new MinMax(0, 100),
          new MinMax(1, 100, Scope.GROUP, IfEqual.UPPER),
          new ZScore(10, 2),
          new ZScore(0, 1, Scope.GROUP, IfEqual.LOWER),
          new RankScores(Ties.MIN),
          new RankScores(Ties.AVERAGE, Scope.GROUP),
          new PercentileRank(Ties.AVERAGE),
          new Borda(Ties.MIN),
          new DistanceToMaximum(),
          new DistanceToTarget(5, Beyond.CAP),
          new DistanceToTarget(5, Beyond.KEEP),
          new DistanceToReference("u0", Beyond.CAP),
          new FractionOfMaximum(),
          new Goalposts(2, 6, Beyond.CAP, 10),
          new Scaled(0, 100, 1));

  /** Values by column and unit, the direction of each column, weights. */
  private record Case(List<List<Double>> cells, List<Boolean> less, List<Double> weights) {

    int units() {
      return cells.get(0).size();
    }

    DataMatrix matrix() {
      return matrix(order(units()), order(cells.size()));
    }

    /** With units and columns in other orders. */
    DataMatrix matrix(List<Integer> unitOrder, List<Integer> columnOrder) {
      double[][] values = new double[columnOrder.size()][];
      for (int i = 0; i < values.length; i++) {
        List<Double> column = cells.get(columnOrder.get(i));
        values[i] = unitOrder.stream().mapToDouble(column::get).toArray();
      }
      return DataMatrix.of(
          unitOrder.stream().map(unit -> "u" + unit).toList(),
          unitOrder.stream().map(unit -> "g" + unit % 3).toList(),
          columnOrder.stream().map(column -> "i" + column).toList(),
          values);
    }

    /** The even indicators below one node, all others below another. */
    IndexRules rules(
        List<PreparationStep> preparation, Normalisation normalisation, Aggregation aggregation) {
      return rules(preparation, normalisation, aggregation, order(cells.size()), 1);
    }

    IndexRules rules(
        List<PreparationStep> preparation,
        Normalisation normalisation,
        Aggregation aggregation,
        List<Integer> columnOrder,
        double weightFactor) {
      List<IndexIndicator> indicators = new ArrayList<>();
      Map<String, Double> byId = new HashMap<>(Map.of("even", 2.0, "odd", 3.0));
      List<List<String>> children = List.of(new ArrayList<>(), new ArrayList<>());
      for (int column : columnOrder) {
        String id = "i" + column;
        indicators.add(
            new IndexIndicator(
                id, less.get(column) ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER));
        byId.put(id, weights.get(column) * weightFactor);
        children.get(column % 2).add(id);
      }
      FixedWeights fixed = FixedWeights.ofAnyTotal();
      return new IndexRules(
          indicators,
          preparation,
          normalisation,
          Map.of(),
          List.of(
              new IndexNode("top", List.of("even", "odd"), aggregation, fixed, 0),
              new IndexNode("even", children.get(0), aggregation, fixed, 0),
              new IndexNode("odd", children.get(1), aggregation, fixed, 0)),
          byId);
    }

    IndexResult index(Normalisation normalisation, Aggregation aggregation) {
      return MakeIndex.makeIndex(
          rules(List.of(), normalisation, aggregation), IndexInput.of(matrix()));
    }

    Case with(int unit, List<Double> row) {
      List<List<Double>> changed = new ArrayList<>();
      for (int column = 0; column < cells.size(); column++) {
        List<Double> values = new ArrayList<>(cells.get(column));
        values.set(unit, row.get(column));
        changed.add(values);
      }
      return new Case(changed, less, weights);
    }

    List<Double> row(int unit) {
      return cells.stream().map(column -> column.get(unit)).toList();
    }
  }

  private static List<Integer> order(int count) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(i);
    }
    return order;
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Double> cell =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(1, 40).map(i -> i / 4.0)),
            Tuple.of(1, Arbitraries.just(1e6)),
            Tuple.of(1, Arbitraries.just(NONE)));
    return Combinators.combine(
            Arbitraries.integers().between(1, 12), Arbitraries.integers().between(2, 6))
        .flatAs(
            (units, columns) ->
                Combinators.combine(
                        cell.list().ofSize(units).list().ofSize(columns),
                        Arbitraries.of(true, false).list().ofSize(columns),
                        Arbitraries.doubles().between(0.1, 9).list().ofSize(columns))
                    .as(Case::new));
  }

  @Property(tries = 300)
  void neitherTheOrderOfUnitsNorOfIndicatorsMatters(
      @ForAll("cases") Case one, @ForAll Random random) {
    List<PreparationStep> steps =
        List.of(
            new Impute(Impute.Method.MEDIAN, Scope.GROUP),
            new TreatOutliers(2, 3.5, OptionalInt.of(2), Fallback.of(Fallback.Kind.LOG), Set.of()));
    List<Integer> units = order(one.units());
    List<Integer> columns = order(one.cells().size());
    Collections.shuffle(units, random);
    Collections.shuffle(columns, random);
    MinMax positive = new MinMax(1, 100);
    for (Aggregation method : AGGREGATIONS) {
      IndexResult straight =
          MakeIndex.makeIndex(one.rules(steps, positive, method), IndexInput.of(one.matrix()));
      IndexResult shuffled =
          MakeIndex.makeIndex(
              one.rules(steps, positive, method, columns, 1),
              IndexInput.of(one.matrix(units, columns)));

      for (int unit = 0; unit < units.size(); unit++) {
        int before = units.get(unit);
        assertThat(shuffled.index()[unit]).isCloseTo(straight.index()[before], within(1e-9));
        assertThat(shuffled.indexRanks()[unit])
            .isEqualTo(Double.valueOf(straight.indexRanks()[before]));
      }
    }
  }

  @Property(tries = 300)
  void scalingAllWeightsOfANodeChangesNothing(
      @ForAll("cases") Case one, @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
    MinMax positive = new MinMax(1, 100);
    for (Aggregation method : AGGREGATIONS) {
      IndexInput input = IndexInput.of(one.matrix());
      IndexResult plain = MakeIndex.makeIndex(one.rules(List.of(), positive, method), input);
      IndexResult scaled =
          MakeIndex.makeIndex(
              one.rules(List.of(), positive, method, order(one.cells().size()), factor), input);

      assertThat(scaled.index()).containsExactly(plain.index(), within(1e-9));
      assertThat(scaled.indexRanks()).containsExactly(plain.indexRanks());
    }
  }

  @Property(tries = 300)
  void identicalUnitsTie(@ForAll("cases") Case one, @ForAll @IntRange(max = 11) int unit) {
    int last = one.units() - 1;
    // Units 3 apart are of one group.
    int twin = last - 3 * (unit % (last / 3 + 1));
    Case twins = one.with(last, one.row(twin));
    for (Normalisation normalisation : NORMALISATIONS) {
      IndexResult result = twins.index(normalisation, new WeightedArithmetic());
      assertThat(result.index()[last]).isEqualTo(Double.valueOf(result.index()[twin]));
      assertThat(result.indexRanks()[last]).isEqualTo(Double.valueOf(result.indexRanks()[twin]));
    }
    for (Aggregation method : AGGREGATIONS) {
      IndexResult result = twins.index(new MinMax(1, 100), method);
      assertThat(result.index()[last]).isEqualTo(Double.valueOf(result.index()[twin]));
    }
  }

  /** Among the units of one column, as normalised together. */
  @Property(tries = 500)
  void aBetterValueNeverGetsLess(@ForAll("cases") Case one) {
    DataMatrix data = one.matrix();
    int[] groups = data.groupNumbers();
    for (Normalisation method : NORMALISATIONS) {
      for (Direction direction : List.of(Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER)) {
        double[] values = data.column(0);
        double[] normalised = method.normalise(data, 0, direction);
        for (int i = 0; i < values.length; i++) {
          for (int j = 0; j < values.length; j++) {
            boolean isBetter =
                direction == Direction.HIGHER_IS_BETTER
                    ? values[i] > values[j]
                    : values[i] < values[j];
            if (isBetter && groups[i] == groups[j] && !Double.isNaN(normalised[i])) {
              assertThat(normalised[i]).as("%s", method).isGreaterThanOrEqualTo(normalised[j]);
            }
          }
        }
      }
    }
  }

  /** A unit that is at least as good in everything, with the same gaps. */
  @Property(tries = 300)
  void whoIsNowhereWorseScoresNoLess(
      @ForAll("cases") Case one, @ForAll @IntRange(max = 5) int better) {
    int last = one.units() - 1;
    List<Double> row = new ArrayList<>(one.row(0));
    int column = better % row.size();
    row.set(column, row.get(column) + (one.less().get(column) ? -0.5 : 0.5));
    Case dominated = one.with(last, row);
    if (last == 0) {
      return;
    }

    for (Aggregation method : AGGREGATIONS) {
      double[] index = dominated.index(new MinMax(1, 100), method).index();
      if (!Double.isNaN(index[0])) {
        assertThat(index[last]).as("%s", method).isGreaterThanOrEqualTo(index[0] - 1e-9);
      }
    }
  }

  @Property(tries = 300)
  void scoresStayInTheRangeOfWhatTheyAreMadeOf(@ForAll("cases") Case one) {
    for (Aggregation method : MEANS) {
      DataMatrix scores = one.index(new MinMax(1, 100), method).scores();
      for (int column = 0; column < scores.columnCount(); column++) {
        assertThat(Arrays.stream(scores.column(column)).filter(score -> !Double.isNaN(score)))
            .as("%s", method)
            .allSatisfy(score -> assertThat(score).isBetween(1 - 1e-9, 100 + 1e-9));
      }
    }
    int others = one.units() - 1;
    for (double score : one.index(new MinMax(0, 1), new Copeland()).index()) {
      assertThat(Double.isNaN(score) || Math.abs(score) <= others).isTrue();
    }
    for (double score : one.index(new MinMax(0, 1), new Topsis()).index()) {
      assertThat(Double.isNaN(score) || (score >= 0 && score <= 1)).isTrue();
    }
  }

  @Property(tries = 300)
  void anIndicatorThatNobodyHasOrThatWeighsNothingChangesNothing(@ForAll("cases") Case one) {
    List<List<Double>> missing = new ArrayList<>(one.cells());
    missing.add(Collections.nCopies(one.units(), NONE));
    List<List<Double>> idle = new ArrayList<>(one.cells());
    idle.add(one.cells().get(0));
    List<Boolean> less = new ArrayList<>(one.less());
    less.add(true);
    List<Double> weights = new ArrayList<>(one.weights());
    weights.add(4.0);
    List<Double> weightless = new ArrayList<>(one.weights());
    weightless.add(0.0);
    for (Aggregation method : AGGREGATIONS) {
      double[] plain = one.index(new MinMax(1, 100), method).index();
      for (Case more :
          List.of(new Case(missing, less, weights), new Case(idle, less, weightless))) {
        assertThat(more.index(new MinMax(1, 100), method).index())
            .as("%s", method)
            .containsExactly(plain, within(1e-12));
      }
    }
  }
}
