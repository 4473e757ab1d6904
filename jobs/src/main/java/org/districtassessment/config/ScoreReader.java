package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Efficacy;
import org.districtassessment.core.scoring.Growth;
import org.districtassessment.core.scoring.Interval;
import org.districtassessment.core.scoring.RangeScore;
import org.districtassessment.core.scoring.RankScore;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.ScoringRule;
import org.districtassessment.core.scoring.StepDeduct;
import org.districtassessment.core.scoring.Target;

/** Reads an indicator's {@code score}: one function, or one per group. */
final class ScoreReader {

  private static final BigDecimal DEFAULT_CEILING = new BigDecimal(100);
  private static final BigDecimal DEFAULT_BASE = new BigDecimal("0.6");

  /** The kinds of functions, each with the words that name it. */
  private enum Kind {
    TARGET,
    ALL_OR_NOTHING,
    STEP_DEDUCT,
    TIERED,
    EFFICACY,
    GRADED_EFFICACY,
    RANGE,
    RANK,
    GROWTH,
    INTERVAL
  }

  private ScoreReader() {}

  static Optional<ScoringRule> read(Mapping score, Direction direction) {
    if (!score.has("by-group")) {
      return function(score, direction).map(ScoringRule::forAll);
    }

    Map<String, ScoringFunction> byGroup = byGroup(score, direction);
    return score.build(() -> ScoringRule.byGroup(byGroup));
  }

  private static Map<String, ScoringFunction> byGroup(Mapping score, Direction direction) {
    SortedMap<String, ScoringFunction> byGroup = new TreeMap<>();
    Optional<Mapping> groups = score.mapping("by-group");
    for (Node.Entry group : groups.map(Mapping::entries).orElse(List.of())) {
      Optional<ScoringFunction> function =
          Mapping.of(group.value(), group.key(), score.problems())
              .flatMap(each -> function(each, direction));
      function.ifPresent(each -> byGroup.put(group.key(), each));
      score.required(function.map(each -> true), true);
    }
    return byGroup;
  }

  private static Optional<ScoringFunction> function(Mapping score, Direction direction) {
    Optional<Kind> kind = score.findKind(Choices.of(Kind.class));
    if (kind.isEmpty()) {
      return Optional.empty();
    }

    if (direction == Direction.NOMINAL && kind.get() != Kind.INTERVAL) {
      score.refuse(score.at("kind"), "An indicator that is nominal is scored by interval only");
    }
    return switch (kind.get()) {
      case TARGET -> target(score, direction);
      case ALL_OR_NOTHING -> allOrNothing(score, direction);
      case STEP_DEDUCT -> stepDeduct(score, direction);
      case TIERED -> TieredReader.read(score, direction);
      case EFFICACY -> efficacy(score, direction);
      case GRADED_EFFICACY -> GradedEfficacyReader.read(score, direction);
      case RANGE -> range(score, direction);
      case RANK -> rank(score, direction);
      case GROWTH -> growth(score, direction);
      case INTERVAL -> interval(score);
    };
  }

  private static Optional<ScoringFunction> target(Mapping score, Direction direction) {
    BigDecimal target = score.number("target");
    Optional<BigDecimal> floor = score.findNumber("floor");
    return score.build(() -> new Target(target, floor.orElse(null), direction));
  }

  private static Optional<ScoringFunction> allOrNothing(Mapping score, Direction direction) {
    BigDecimal threshold = score.number("threshold");
    return score.build(() -> new AllOrNothing(threshold, direction));
  }

  private static Optional<ScoringFunction> stepDeduct(Mapping score, Direction direction) {
    BigDecimal from = score.number("from");
    BigDecimal step = score.number("step");
    BigDecimal deduct = score.number("deduct");
    StepDeduct.Count count = score.oneOf("count", Choices.of(StepDeduct.Count.class));
    return score.build(() -> new StepDeduct(from, step, deduct, count, direction));
  }

  private static Optional<ScoringFunction> efficacy(Mapping score, Direction direction) {
    BigDecimal unacceptable = score.number("unacceptable");
    BigDecimal satisfactory = score.number("satisfactory");
    BigDecimal base = score.findNumber("base").orElse(DEFAULT_BASE);
    Efficacy.Below below =
        score.findOneOf("below", Choices.of(Efficacy.Below.class)).orElse(Efficacy.Below.ZERO);
    if (score.has("unacceptable")
        && score.has("satisfactory")
        && !Better.than(unacceptable, satisfactory, direction)) {
      score.refuse(
          score.at("satisfactory"),
          "satisfactory (%s) must be better than unacceptable (%s): %s (%s)"
              .formatted(
                  satisfactory, unacceptable, Better.words(direction), Better.remedy(direction)));
    }
    return score.build(() -> new Efficacy(unacceptable, satisfactory, base, below));
  }

  private static Optional<ScoringFunction> range(Mapping score, Direction direction) {
    Scope scope = score.oneOf("scope", Choices.of(Scope.class));
    RangeScore.IfEqual ifEqual =
        score
            .findOneOf("if-equal", Choices.of(RangeScore.IfEqual.class))
            .orElse(RangeScore.IfEqual.HALF);
    return score.build(() -> new RangeScore(scope, ifEqual, direction));
  }

  private static Optional<ScoringFunction> rank(Mapping score, Direction direction) {
    Scope scope = score.oneOf("scope", Choices.of(Scope.class));
    Optional<BigDecimal> deduct = score.findNumber("deduct");
    RankScore.Ties ties =
        score
            .findOneOf("ties", Choices.of(RankScore.Ties.class))
            .orElse(RankScore.Ties.COMPETITION);
    return score.build(() -> new RankScore(scope, deduct.orElse(null), ties, direction));
  }

  private static Optional<ScoringFunction> growth(Mapping score, Direction direction) {
    Growth.Mode mode = score.oneOf("mode", Choices.of(Growth.Mode.class));
    BigDecimal benchmark = score.number("benchmark");
    BigDecimal span = score.number("span");
    BigDecimal ceiling = score.findNumber("ceiling").orElse(DEFAULT_CEILING);
    if (mode != Growth.Mode.GAP_CLOSING && score.has("ceiling")) {
      score.refuse(score.at("ceiling"), "ceiling goes with the mode gap-closing only (delete it)");
    }
    return score.build(() -> new Growth(mode, benchmark, span, ceiling, direction));
  }

  private static Optional<ScoringFunction> interval(Mapping score) {
    BigDecimal low = score.number("low");
    BigDecimal from = score.number("from");
    BigDecimal to = score.number("to");
    BigDecimal high = score.number("high");
    return score.build(() -> new Interval(low, from, to, high));
  }
}
