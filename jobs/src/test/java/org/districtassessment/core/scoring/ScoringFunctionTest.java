package org.districtassessment.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.districtassessment.core.scoring.Tiered.Band;

/** What holds for every kind of function, whatever its numbers and the value. */
class ScoringFunctionTest {

  private static final BigDecimal FULL = BigDecimal.TEN;

  @Property
  void earnsFromNothingToAllPoints(
      @ForAll("functions") ScoringFunction function,
      @ForAll("numbers") BigDecimal value,
      @ForAll("numbers") BigDecimal previous,
      @ForAll("peers") List<BigDecimal> others) {
    Optional<BigDecimal> points = points(function, value, previous, with(others, value));
    points.ifPresent(earned -> assertThat(earned).isBetween(BigDecimal.ZERO, FULL));
  }

  @Property
  void neverEarnsLessForABetterValue(
      @ForAll("functions") ScoringFunction function,
      @ForAll("numbers") BigDecimal one,
      @ForAll("numbers") BigDecimal another,
      @ForAll("numbers") BigDecimal previous,
      @ForAll("peers") List<BigDecimal> others) {
    boolean firstIsBetter = function.direction().gain(one, another).signum() >= 0;
    BigDecimal better = firstIsBetter ? one : another;
    BigDecimal worse = firstIsBetter ? another : one;
    List<BigDecimal> peers = with(with(others, one), another);
    Optional<BigDecimal> ofBetter = points(function, better, previous, peers);
    Optional<BigDecimal> ofWorse = points(function, worse, previous, peers);
    Assume.that(ofBetter.isPresent() && ofWorse.isPresent());
    assertThat(ofBetter.orElseThrow()).isGreaterThanOrEqualTo(ofWorse.orElseThrow());
  }

  @Property
  void neverEarnsLessForAValueNearerToTheInterval(
      @ForAll("intervals") Interval interval, @ForAll("numbers") BigDecimal value) {
    BigDecimal nearer = value.add(interval.from()).divide(BigDecimal.valueOf(2));
    BigDecimal ofNearer = points(interval, nearer, FULL, List.of()).orElseThrow();
    BigDecimal ofValue = points(interval, value, FULL, List.of()).orElseThrow();
    assertThat(ofValue).isBetween(BigDecimal.ZERO, FULL);
    assertThat(ofNearer).isGreaterThanOrEqualTo(ofValue);
  }

  private static Optional<BigDecimal> points(
      ScoringFunction function, BigDecimal value, BigDecimal previous, List<BigDecimal> peers) {
    Peers all = Peers.of(peers);
    return function.points(new ScoringInput(value, previous, all, all), FULL);
  }

  private static List<BigDecimal> with(List<BigDecimal> peers, BigDecimal value) {
    List<BigDecimal> all = new ArrayList<>(peers);
    all.add(value);
    return all;
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.valueOf(-20), BigDecimal.valueOf(120))
        .ofScale(1);
  }

  @Provide
  Arbitrary<List<BigDecimal>> peers() {
    return numbers().list().ofMaxSize(5);
  }

  /** Every kind but the interval, in both directions. */
  @Provide
  Arbitrary<ScoringFunction> functions() {
    Arbitrary<Direction> directions =
        Arbitraries.of(Direction.HIGHER_IS_BETTER, Direction.LOWER_IS_BETTER);
    Arbitrary<BigDecimal> positive =
        Arbitraries.bigDecimals().between(new BigDecimal("0.1"), BigDecimal.valueOf(50)).ofScale(1);
    Arbitrary<BigDecimal> shares =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.01"), new BigDecimal("0.99"))
            .ofScale(2);
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(positive, shares.injectNull(0.5), directions).as(Target::new),
            Combinators.combine(numbers(), directions).as(AllOrNothing::new),
            Combinators.combine(
                    numbers(),
                    positive,
                    positive,
                    Arbitraries.of(StepDeduct.Count.class),
                    directions)
                .as(StepDeduct::new),
            Combinators.combine(
                    numbers().set().ofMinSize(1).ofMaxSize(4).map(List::copyOf),
                    Arbitraries.of(true, false),
                    directions)
                .as(ScoringFunctionTest::tiered),
            Combinators.combine(
                    numbers().set().ofSize(2).map(List::copyOf),
                    shares,
                    Arbitraries.of(Efficacy.Below.class))
                .as((ends, base, below) -> new Efficacy(ends.get(0), ends.get(1), base, below)),
            Combinators.combine(
                    numbers().set().ofMinSize(2).ofMaxSize(5).map(List::copyOf), directions)
                .as(ScoringFunctionTest::graded),
            Combinators.combine(
                    Arbitraries.of(Scope.class),
                    Arbitraries.of(RangeScore.IfEqual.class),
                    directions)
                .as(RangeScore::new),
            Combinators.combine(
                    Arbitraries.of(Scope.class),
                    positive.injectNull(0.5),
                    Arbitraries.of(RankScore.Ties.class),
                    directions)
                .as(RankScore::new),
            Combinators.combine(
                    Arbitraries.of(Growth.Mode.class), numbers(), positive, numbers(), directions)
                .as(Growth::new)));
  }

  @Provide
  Arbitrary<Interval> intervals() {
    return numbers()
        .list()
        .ofSize(4)
        .map(bounds -> bounds.stream().sorted().toList())
        .map(bounds -> new Interval(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3)));
  }

  /** Bands worth 10, 8, 6, … at the given starts, and 0 for the rest. */
  private static Tiered tiered(List<BigDecimal> starts, boolean interpolate, Direction direction) {
    List<Band> bands = new ArrayList<>();
    for (BigDecimal start : bestFirst(starts, direction)) {
      bands.add(new Band(start, BigDecimal.valueOf(10 - 2L * bands.size())));
    }
    bands.add(new Band(null, BigDecimal.ZERO));
    return new Tiered(bands, interpolate, direction);
  }

  /** Standards worth 1, 0.8, 0.6, … at the given values. */
  private static GradedEfficacy graded(List<BigDecimal> values, Direction direction) {
    List<GradedEfficacy.Standard> standards = new ArrayList<>();
    for (BigDecimal value : bestFirst(values, direction)) {
      BigDecimal coefficient = BigDecimal.valueOf(10 - 2L * standards.size(), 1);
      standards.add(new GradedEfficacy.Standard(value, coefficient));
    }
    return new GradedEfficacy(standards);
  }

  private static List<BigDecimal> bestFirst(List<BigDecimal> values, Direction direction) {
    Comparator<BigDecimal> upwards = Comparator.naturalOrder();
    return values.stream()
        .sorted(direction == Direction.HIGHER_IS_BETTER ? upwards.reversed() : upwards)
        .toList();
  }
}
