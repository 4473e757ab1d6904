package org.districtassessment.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.scoring.AllOrNothing;
import org.districtassessment.core.scoring.Direction;
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

/** Says in one sentence how a value becomes points. */
public final class ScoreInWords {

  private ScoreInWords() {}

  /** Returns the sentence, or one per group in the order of their names. */
  public static Text of(ScoringRule rule) {
    ScoringFunction forAll = rule.forAll();
    if (forAll != null) {
      return of(forAll);
    }

    return new Text(
        byGroup(rule.byGroup(), Text::zh, "：", "；"), byGroup(rule.byGroup(), Text::en, ": ", "; "));
  }

  private static String byGroup(
      Map<String, ScoringFunction> byGroup,
      Function<Text, String> language,
      String colon,
      String separator) {
    return byGroup.entrySet().stream()
        .map(each -> each.getKey() + colon + language.apply(of(each.getValue())))
        .collect(Collectors.joining(separator));
  }

  /** Returns the sentence. */
  public static Text of(ScoringFunction function) {
    if (function instanceof Target target) {
      return of(target);
    }
    if (function instanceof AllOrNothing threshold) {
      return of(threshold);
    }
    if (function instanceof StepDeduct steps) {
      return of(steps);
    }
    if (function instanceof Tiered tiered) {
      return of(tiered);
    }
    if (function instanceof Efficacy efficacy) {
      return of(efficacy);
    }
    if (function instanceof GradedEfficacy graded) {
      return of(graded);
    }
    if (function instanceof RangeScore range) {
      return of(range);
    }
    if (function instanceof RankScore rank) {
      return of(rank);
    }
    if (function instanceof Growth growth) {
      return of(growth);
    }
    if (function instanceof Interval interval) {
      return of(interval);
    }
    throw new IllegalStateException("No words for " + function.getClass().getSimpleName());
  }

  private static Text of(Target target) {
    String value = Numerals.of(target.target());
    boolean lower = target.direction() == Direction.LOWER_IS_BETTER;
    BigDecimal floor = target.floor();
    String floorZh = floor == null ? "" : "，完成率低于 " + percent(floor) + " 不得分";
    String floorEn = floor == null ? "" : ", none below " + percent(floor) + " of it";
    return new Text(
        "目标 " + value + "，按" + (lower ? "目标÷实际" : "实际÷目标") + "得分，达标满分" + floorZh,
        "target "
            + value
            + ": points in proportion to "
            + (lower ? "target ÷ value" : "value ÷ target")
            + ", all when reached"
            + floorEn);
  }

  private static Text of(AllOrNothing rule) {
    String sign = atLeast(rule.direction());
    String value = Numerals.of(rule.threshold());
    return new Text(
        sign + " " + value + " 得满分，否则不得分", "all points if " + sign + " " + value + ", else none");
  }

  private static Text of(StepDeduct steps) {
    boolean lower = steps.direction() == Direction.LOWER_IS_BETTER;
    String from = Numerals.of(steps.from());
    String step = Numerals.of(steps.step());
    String deduct = Numerals.of(steps.deduct());
    return new Text(
        "以 %s 为满分，每%s %s 扣 %s 分（%s）"
            .formatted(from, lower ? "高" : "低", step, deduct, countZh(steps.count())),
        "full at %s, minus %s points for each %s %s it (%s)"
            .formatted(from, deduct, step, lower ? "above" : "below", countEn(steps.count())));
  }

  private static String countZh(StepDeduct.Count count) {
    return switch (count) {
      case CEIL -> "不足一档按一档";
      case FLOOR -> "不足一档不计";
      case LINEAR -> "按比例";
    };
  }

  private static String countEn(StepDeduct.Count count) {
    return switch (count) {
      case CEIL -> "a part counts as a whole";
      case FLOOR -> "a part does not count";
      case LINEAR -> "in proportion";
    };
  }

  private static Text of(Tiered tiered) {
    String sign = atLeast(tiered.direction());
    return new Text(
        bands(tiered, sign, " 得 ", " 分", "其余得 ", "，") + (tiered.interpolate() ? "（档间线性插值）" : ""),
        bands(tiered, sign, ": ", "", "else ", ", ")
            + (tiered.interpolate() ? " (linear between the bands)" : ""));
  }

  private static String bands(
      Tiered tiered, String sign, String worth, String unit, String rest, String separator) {
    return tiered.bands().stream()
        .map(
            band -> {
              BigDecimal from = band.from();
              String points = Numerals.of(band.points()) + unit;
              return from == null ? rest + points : sign + " " + Numerals.of(from) + worth + points;
            })
        .collect(Collectors.joining(separator));
  }

  private static Text of(Efficacy rule) {
    String low = Numerals.of(rule.unacceptable());
    String high = Numerals.of(rule.satisfactory());
    String base = percent(rule.base());
    boolean zero = rule.below() == Efficacy.Below.ZERO;
    return new Text(
        "功效系数：不允许值 %s 得 %s，满意值 %s 得满分，其间线性，低于不允许值%s"
            .formatted(low, base, high, zero ? "不得分" : "按直线外推"),
        "efficacy: %s of the points at %s, all at %s, linear between, %s"
            .formatted(base, low, high, zero ? "none beyond the first" : "the line goes on below"));
  }

  private static Text of(GradedEfficacy rule) {
    return new Text(
        "分档功效系数：" + standards(rule.standards(), "，") + "，其间线性",
        "graded efficacy: " + standards(rule.standards(), ", ") + ", linear between");
  }

  private static String standards(List<GradedEfficacy.Standard> standards, String separator) {
    return standards.stream()
        .map(each -> Numerals.of(each.value()) + " → " + percent(each.coefficient()))
        .collect(Collectors.joining(separator));
  }

  private static Text of(RangeScore rule) {
    String equalZh =
        switch (rule.ifEqual()) {
          case FULL -> "满分";
          case HALF -> "一半";
          case NOT_APPLICABLE -> "不适用";
        };
    String equalEn =
        switch (rule.ifEqual()) {
          case FULL -> "all points";
          case HALF -> "half";
          case NOT_APPLICABLE -> "not applicable";
        };
    return new Text(
        "极差法：%s最优得满分，最差不得分，其间线性；全部相同时%s".formatted(scopeZh(rule.scope()), equalZh),
        "range: all points for the best %s, none for the worst, linear between; if all are equal %s"
            .formatted(scopeEn(rule.scope()), equalEn));
  }

  private static Text of(RankScore rule) {
    BigDecimal deduct = rule.deduct();
    String tiesZh =
        switch (rule.ties()) {
          case COMPETITION -> "并列同名次，后续名次顺延";
          case AVERAGE -> "并列取平均名次";
          case DENSE -> "并列同名次，后续名次不顺延";
        };
    String tiesEn =
        switch (rule.ties()) {
          case COMPETITION -> "ties share the better place (1, 1, 3)";
          case AVERAGE -> "ties share the mean place (1.5, 1.5, 3)";
          case DENSE -> "ties share a place (1, 1, 2)";
        };
    return new Text(
        "排名赋分（%s）：%s；%s"
            .formatted(
                scopeZh(rule.scope()),
                deduct == null ? "满分×(n−名次+1)÷n" : "每低一名扣 " + Numerals.of(deduct) + " 分",
                tiesZh),
        "rank %s: %s; %s"
            .formatted(
                scopeEn(rule.scope()),
                deduct == null
                    ? "points × (n − place + 1) ÷ n"
                    : "minus " + Numerals.of(deduct) + " points per place",
                tiesEn));
  }

  private static Text of(Growth rule) {
    String ceiling = Numerals.of(rule.ceiling());
    Text measure =
        switch (rule.mode()) {
          case RELATIVE -> new Text("增长率", "relative growth");
          case DIFFERENCE -> new Text("增量", "change");
          case GAP_CLOSING ->
              new Text("距 " + ceiling + " 差距的缩小率", "share of the gap to " + ceiling + " closed");
        };
    String benchmark = Numerals.of(rule.benchmark());
    String span = Numerals.of(rule.span());
    boolean lower = rule.direction() == Direction.LOWER_IS_BETTER;
    return new Text(
        "比上年%s，%s 得一半，上下 %s 之内线性至满分或零分%s"
            .formatted(measure.zh(), benchmark, span, lower ? "（越低越好）" : ""),
        "%s on the year before: half at %s, linear to all and none within ±%s%s"
            .formatted(measure.en(), benchmark, span, lower ? " (lower is better)" : ""));
  }

  private static Text of(Interval rule) {
    String low = Numerals.of(rule.low());
    String from = Numerals.of(rule.from());
    String to = Numerals.of(rule.to());
    String high = Numerals.of(rule.high());
    return new Text(
        "在 %s 至 %s 之间得满分，向 %s 和 %s 线性降至零分".formatted(from, to, low, high),
        "all points from %s to %s, falling to none at %s and %s".formatted(from, to, low, high));
  }

  private static String atLeast(Direction direction) {
    return direction == Direction.LOWER_IS_BETTER ? "≤" : "≥";
  }

  private static String percent(BigDecimal share) {
    return Numerals.of(share.movePointRight(2)) + "%";
  }

  private static String scopeZh(Scope scope) {
    return scope == Scope.GROUP ? "同组" : "全部";
  }

  private static String scopeEn(Scope scope) {
    return scope == Scope.GROUP ? "in the group" : "of all";
  }
}
