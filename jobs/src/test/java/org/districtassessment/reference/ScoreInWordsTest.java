package org.districtassessment.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.scoring.Direction.HIGHER_IS_BETTER;
import static org.districtassessment.core.scoring.Direction.LOWER_IS_BETTER;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Efficacy;
import org.districtassessment.core.scoring.GradedEfficacy;
import org.districtassessment.core.scoring.Growth;
import org.districtassessment.core.scoring.Interval;
import org.districtassessment.core.scoring.RangeScore;
import org.districtassessment.core.scoring.RankScore;
import org.districtassessment.core.scoring.Scope;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.ScoringRule;
import org.districtassessment.core.scoring.StepDeduct;
import org.districtassessment.core.scoring.Target;
import org.districtassessment.core.scoring.Tiered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreInWordsTest {

  static Stream<Arguments> sentences() {
    return Stream.of(
        arguments(
            new Target(number("100.0"), number("0.5"), HIGHER_IS_BETTER),
            "目标 100，按实际÷目标得分，达标满分，完成率低于 50% 不得分",
            "target 100: points in proportion to value ÷ target, all when reached,"
                + " none below 50% of it"),
        arguments(
            new AllOrNothing(number("5"), LOWER_IS_BETTER),
            "≤ 5 得满分，否则不得分",
            "all points if ≤ 5, else none"),
        arguments(
            new StepDeduct(
                number("95"), number("5"), number("0.25"), StepDeduct.Count.CEIL, HIGHER_IS_BETTER),
            "以 95 为满分，每低 5 扣 0.25 分（不足一档按一档）",
            "full at 95, minus 0.25 points for each 5 below it (a part counts as a whole)"),
        arguments(
            new Tiered(
                List.of(
                    new Tiered.Band(number("5"), number("2")),
                    new Tiered.Band(number("10"), number("1.5")),
                    new Tiered.Band(null, number("0"))),
                false,
                LOWER_IS_BETTER),
            "≤ 5 得 2 分，≤ 10 得 1.5 分，其余得 0 分",
            "≤ 5: 2, ≤ 10: 1.5, else 0"),
        arguments(
            new Efficacy(number("60"), number("95"), number("0.6"), Efficacy.Below.ZERO),
            "功效系数：不允许值 60 得 60%，满意值 95 得满分，其间线性，低于不允许值不得分",
            "efficacy: 60% of the points at 60, all at 95, linear between, none beyond the first"),
        arguments(
            new GradedEfficacy(
                List.of(
                    new GradedEfficacy.Standard(number("95"), number("1")),
                    new GradedEfficacy.Standard(number("85"), number("0.4")))),
            "分档功效系数：95 → 100%，85 → 40%，其间线性",
            "graded efficacy: 95 → 100%, 85 → 40%, linear between"),
        arguments(
            new RangeScore(Scope.GROUP, RangeScore.IfEqual.HALF, HIGHER_IS_BETTER),
            "极差法：同组最优得满分，最差不得分，其间线性；全部相同时一半",
            "range: all points for the best in the group, none for the worst, linear between;"
                + " if all are equal half"),
        arguments(
            new RankScore(Scope.ALL, null, RankScore.Ties.AVERAGE, HIGHER_IS_BETTER),
            "排名赋分（全部）：满分×(n−名次+1)÷n；并列取平均名次",
            "rank of all: points × (n − place + 1) ÷ n; ties share the mean place (1.5, 1.5, 3)"),
        arguments(
            new Growth(
                Growth.Mode.GAP_CLOSING,
                number("0.1"),
                number("0.05"),
                number("100"),
                HIGHER_IS_BETTER),
            "比上年距 100 差距的缩小率，0.1 得一半，上下 0.05 之内线性至满分或零分",
            "share of the gap to 100 closed on the year before: half at 0.1,"
                + " linear to all and none within ±0.05"),
        arguments(
            new Interval(number("2"), number("8"), number("20"), number("30")),
            "在 8 至 20 之间得满分，向 2 和 30 线性降至零分",
            "all points from 8 to 20, falling to none at 2 and 30"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("sentences")
  void saysHowAValueBecomesPoints(ScoringFunction function, String zh, String en) {
    assertThat(ScoreInWords.of(function)).isEqualTo(new Text(zh, en));
  }

  @Test
  void knowsWordsForEveryKind() {
    List<Class<?>> kinds =
        sentences().<Class<?>>map(each -> each.get()[0].getClass()).sorted(byName()).toList();
    List<Class<?>> all =
        Arrays.<Class<?>>stream(ScoringFunction.class.getPermittedSubclasses())
            .sorted(byName())
            .toList();
    assertThat(kinds).isEqualTo(all);
  }

  @Test
  void listsGroupsByName() {
    ScoringRule rule =
        new ScoringRule(
            null,
            Map.of(
                "b", new AllOrNothing(number("5"), LOWER_IS_BETTER),
                "a", new AllOrNothing(number("4"), LOWER_IS_BETTER)));
    assertThat(ScoreInWords.of(rule).en())
        .isEqualTo("a: all points if ≤ 4, else none; b: all points if ≤ 5, else none");
  }

  private static Comparator<Class<?>> byName() {
    return Comparator.comparing(Class::getSimpleName);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
