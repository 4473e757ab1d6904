package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Peers;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.ScoringInput;
import org.jspecify.annotations.Nullable;

/** Scores and ranks all units on one indicator. */
final class ScoreIndicator {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private ScoreIndicator() {}

  /**
   * A unit and its value.
   *
   * @param zeroed whether a veto takes the points; the value still counts among the peers
   */
  record Measured(Unit unit, IndicatorValue value, boolean zeroed) {

    private BigDecimal number() {
      return requireNonNull(value.value(), "value");
    }
  }

  /**
   * Returns one score per unit, in the order given.
   *
   * <p>Where the scoring function does not apply to a value (growth without a year before), the
   * indicator becomes not applicable; the value stays, to be seen and to be next year's base.
   */
  static List<IndicatorScore> scoreIndicator(
      IndicatorRule rule, List<Measured> all, PreviousYear previous) {
    List<Scored> scores = scored(rule, all, previous);
    Map<String, Integer> ranks =
        CompetitionRanks.of(
            scores.stream().filter(one -> one.state() == State.VALUE).toList(),
            Scored::unit,
            betterFirst(rule.direction()));
    return scores.stream().map(one -> one.toScore(rule, ranks.get(one.unit()))).toList();
  }

  /** Returns what {@link #scoreIndicator} does, not yet ranked. */
  static List<Scored> scored(IndicatorRule rule, List<Measured> all, PreviousYear previous) {
    PeerGroups peers =
        rule.score().compared().isPresent() ? PeerGroups.of(all) : PeerGroups.NOT_COMPARED;
    return all.stream().map(one -> score(rule, one, peers, previous)).toList();
  }

  /**
   * Returns the points of a value, rounded HALF_UP to {@link Scorecards#POINT_SCALE} digits; empty
   * where the function does not apply to it.
   */
  static Optional<BigDecimal> points(
      IndicatorRule rule, ScoringFunction function, ScoringInput input) {
    return function
        .points(input, rule.points())
        .map(points -> points.setScale(Scorecards.POINT_SCALE, RoundingMode.HALF_UP));
  }

  private static Scored score(
      IndicatorRule rule, Measured one, PeerGroups peers, PreviousYear previous) {
    Unit unit = one.unit();
    IndicatorValue value = one.value();
    BigDecimal before = previous.value(unit.key(), rule.id()).orElse(null);
    return switch (value.state()) {
      case NOT_APPLICABLE -> new Scored(value, State.NOT_APPLICABLE, null, before);
      case MISSING -> new Scored(value, State.MISSING, Scored.NOTHING, before);
      case VALUE -> {
        if (one.zeroed()) {
          yield new Scored(value, State.VALUE, Scored.NOTHING, before);
        }

        ScoringInput input =
            new ScoringInput(one.number(), before, peers.all(), peers.of(unit.group()));
        yield points(rule, functionFor(rule, unit), input)
            .map(points -> new Scored(value, State.VALUE, points, before))
            .orElseGet(() -> new Scored(value, State.NOT_APPLICABLE, null, before));
      }
    };
  }

  private static ScoringFunction functionFor(IndicatorRule rule, Unit unit) {
    return rule.score()
        .of(unit.group())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No score of " + rule.id() + " for the group " + unit.group()));
  }

  private static Comparator<Scored> betterFirst(Direction direction) {
    return switch (direction) {
      case HIGHER_IS_BETTER -> Comparator.comparing(Scored::number).reversed();
      case LOWER_IS_BETTER -> Comparator.comparing(Scored::number);
      case NOMINAL -> Comparator.comparing(Scored::earned).reversed();
    };
  }

  /** All values there are, and those of each group. */
  private record PeerGroups(Peers all, Map<String, Peers> byGroup) {

    /** For a function that does not say that it compares units. */
    private static final PeerGroups NOT_COMPARED = new PeerGroups(Peers.NONE, Map.of());

    private static PeerGroups of(List<Measured> measured) {
      List<Measured> withValue =
          measured.stream().filter(one -> one.value().state() == State.VALUE).toList();
      return new PeerGroups(
          peers(withValue),
          withValue.stream()
              .collect(
                  Collectors.groupingBy(
                      one -> one.unit().group(),
                      Collectors.collectingAndThen(Collectors.toList(), PeerGroups::peers))));
    }

    private static Peers peers(List<Measured> measured) {
      return Peers.of(measured.stream().map(Measured::number).toList());
    }

    private Peers of(String group) {
      return byGroup.getOrDefault(group, Peers.NONE);
    }
  }

  /** A value with its points, not yet ranked; the state may differ from the value's. */
  record Scored(
      IndicatorValue value,
      State state,
      @Nullable BigDecimal points,
      @Nullable BigDecimal previous) {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(Scorecards.POINT_SCALE);

    String unit() {
      return value.unit();
    }

    private BigDecimal number() {
      return requireNonNull(value.value(), "value");
    }

    private BigDecimal earned() {
      return requireNonNull(points, "points");
    }

    private IndicatorScore toScore(IndicatorRule rule, @Nullable Integer rank) {
      BigDecimal score =
          points == null
              ? null
              : HUNDRED
                  .multiply(points)
                  .divide(rule.points(), Scorecards.POINT_SCALE, RoundingMode.HALF_UP);
      return new IndicatorScore(
          value.unit(),
          rule.id(),
          state,
          value.numerator(),
          value.denominator(),
          value.value(),
          score,
          points,
          rule.points(),
          rank,
          previous);
    }
  }
}
