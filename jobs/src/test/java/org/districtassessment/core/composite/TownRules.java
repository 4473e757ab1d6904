package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Adjustment.Kind;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.Example;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.GradeScale.Grade;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.StatisticsRules;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.rule.WhenEmpty;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringFunction;
import org.districtassessment.core.scoring.ScoringRule;
import org.districtassessment.core.scoring.Target;
import org.jspecify.annotations.Nullable;

/**
 * Rules of a made-up review of the clinics of towns. Each rule stands at a place of its own:
 * indicators in files of their names, the rest in clinics.yaml.
 */
public final class TownRules {

  public static final SourceLocation AT = place("clinics.yaml", 3);

  private TownRules() {}

  public static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  static Target target(String target) {
    return new Target(decimal(target), null, Direction.HIGHER_IS_BETTER);
  }

  static IndicatorRule indicator(
      String id, String dimension, String points, ScoringFunction score) {
    return indicator(
        id, dimension, points, score.direction(), ScoringRule.forAll(score), List.of());
  }

  static IndicatorRule indicator(
      String id,
      String dimension,
      String points,
      Direction direction,
      ScoringRule score,
      List<Example> examples) {
    return new IndicatorRule(
        id,
        id,
        Text.same(id),
        List.of(),
        dimension,
        "clinic",
        null,
        sql("count(*)"),
        sql("sum(residents)"),
        decimal("1000"),
        null,
        WhenEmpty.MISSING,
        WhenEmpty.NOT_APPLICABLE,
        "1/1000",
        2,
        direction,
        decimal(points),
        score,
        null,
        true,
        "made up",
        examples,
        place(id + ".yaml", 3));
  }

  public static RuleSet rules(
      List<IndicatorRule> indicators, List<Adjustment> adjustments, @Nullable Quota quota) {
    return rules(dimensions(), indicators, adjustments, quota, null, StatisticsRules.USUAL);
  }

  public static RuleSet rules(
      List<Dimension> dimensions,
      List<IndicatorRule> indicators,
      List<Adjustment> adjustments,
      @Nullable Quota quota,
      @Nullable IndexMethod index,
      StatisticsRules statistics) {
    return new RuleSet(
        "clinic-review",
        "2024",
        Text.same("Clinic review"),
        "none",
        List.of(),
        true,
        List.of(2024),
        new UnitTable("town", "town_code", "name", "region"),
        List.of(),
        List.of(),
        decimal("100"),
        2,
        index,
        dimensions,
        indicators,
        adjustments,
        new GradeScale(
            List.of(
                grade("excellent", "90"),
                grade("good", "80"),
                grade("fair", "60"),
                grade("poor", "0")),
            quota),
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        SubmissionRules.none(AT),
        statistics,
        AT);
  }

  /** The same rules with, or without, a commendation. */
  static RuleSet commending(RuleSet rules, @Nullable CommendationRules commendation) {
    return new RuleSet(
        rules.id(),
        rules.edition(),
        rules.title(),
        rules.legalBasis(),
        rules.articles(),
        rules.verified(),
        rules.years(),
        rules.unit(),
        rules.parameters(),
        rules.views(),
        rules.fullPoints(),
        rules.decimals(),
        rules.index(),
        rules.dimensions(),
        rules.indicators(),
        rules.adjustments(),
        rules.grades(),
        rules.checks(),
        rules.lists(),
        commendation,
        rules.screens(),
        rules.funding(),
        rules.submissions(),
        rules.statistics(),
        rules.at());
  }

  public static Adjustment bonus(String id, @Nullable String cap) {
    return adjustment(id, Kind.BONUS, cap, null, null);
  }

  public static Adjustment penalty(String id, @Nullable String cap) {
    return adjustment(id, Kind.PENALTY, cap, null, null);
  }

  public static Adjustment veto(String id, @Nullable VetoEffect effect, @Nullable String target) {
    return adjustment(id, Kind.VETO, null, effect, target);
  }

  private static Adjustment adjustment(
      String id,
      Kind kind,
      @Nullable String cap,
      @Nullable VetoEffect effect,
      @Nullable String target) {
    return new Adjustment(
        id,
        id,
        kind,
        Text.same(id),
        List.of(),
        "event",
        null,
        sql("count(*)"),
        cap == null ? null : decimal(cap),
        effect,
        target,
        true,
        "made up",
        place("clinics.yaml", 30));
  }

  /** Care and money, of 50 points each. */
  static List<Dimension> dimensions() {
    return List.of(dimension("care", 10), dimension("money", 11));
  }

  private static Dimension dimension(String id, int line) {
    return new Dimension(
        id, id, Text.same(id), decimal("50"), null, null, place("clinics.yaml", line));
  }

  private static Grade grade(String id, String from) {
    return new Grade(id, Text.same(id), decimal(from));
  }

  static Expression sql(String sql) {
    return new Expression(sql, AT);
  }

  static SourceLocation place(String file, int line) {
    return new SourceLocation(file, line, 5);
  }
}
