package org.districtassessment.core.composite;

import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.place;
import static org.districtassessment.core.composite.TownRules.sql;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.normalise.Scaled;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.NodeMethod;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.StatisticsRules;
import org.districtassessment.core.rule.WhenEmpty;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringRule;
import org.jspecify.annotations.Nullable;

/**
 * A made-up index of the care in towns: total = (3 × care + 1 × money) ÷ 4, care = (doctors +
 * waiting) ÷ 2, money = budget. Doctors are counted per 1,000 residents; of waiting, less is
 * better. Scores are the values, but for the sign of waiting.
 */
public final class CareIndex {

  /** Where the method of the index stands. */
  public static final SourceLocation METHOD_AT = place("clinics.yaml", 9);

  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<IndicatorRule> indicators = new ArrayList<>();
  private final List<Adjustment> adjustments = new ArrayList<>();
  private final List<PreparationStep> preparation = new ArrayList<>();
  private Normalisation normalisation = new Scaled(0, 1, 1);
  private NodeMethod total = sum();
  private StatisticsRules statistics = StatisticsRules.USUAL;

  /** Has no dimension and no indicator yet. */
  public static CareIndex empty() {
    return new CareIndex();
  }

  public static CareIndex ofTowns() {
    return empty()
        .with(dimension("care", 10, "3", null))
        .with(dimension("money", 11, "1", null))
        .with(indicator("doctors", "care", "1", "sum(residents)", Direction.HIGHER_IS_BETTER, null))
        .with(indicator("waiting", "care", Direction.LOWER_IS_BETTER))
        .with(indicator("budget", "money", "2", null, Direction.HIGHER_IS_BETTER, null));
  }

  public CareIndex with(Dimension dimension) {
    dimensions.add(dimension);
    return this;
  }

  public CareIndex with(IndicatorRule indicator) {
    indicators.add(indicator);
    return this;
  }

  public CareIndex with(Adjustment adjustment) {
    adjustments.add(adjustment);
    return this;
  }

  public CareIndex preparedBy(PreparationStep step) {
    preparation.add(step);
    return this;
  }

  public CareIndex normalisedBy(Normalisation method) {
    normalisation = method;
    return this;
  }

  public CareIndex totalBy(NodeMethod method) {
    total = method;
    return this;
  }

  CareIndex describedBy(StatisticsRules rules) {
    statistics = rules;
    return this;
  }

  public IndexMethod method() {
    return new IndexMethod(preparation, normalisation, total, METHOD_AT);
  }

  public RuleSet rules() {
    return TownRules.rules(dimensions, indicators, adjustments, null, method(), statistics);
  }

  /** A weighted mean, for which one child is enough. */
  public static NodeMethod sum() {
    return new NodeMethod(new WeightedArithmetic(), FixedWeights.ofAnyTotal(), List.of(), 0);
  }

  public static Dimension dimension(String id, int line, String weight, @Nullable String parent) {
    return dimension(id, line, weight, parent, sum());
  }

  public static Dimension dimension(
      String id, int line, String weight, @Nullable String parent, NodeMethod method) {
    return new Dimension(
        id, id, Text.same(id), decimal(weight), parent, method, place("clinics.yaml", line));
  }

  /** One of weight 1, without a denominator and a normalisation of its own. */
  public static IndicatorRule indicator(String id, String dimension, Direction direction) {
    return indicator(id, dimension, "1", null, direction, null);
  }

  /** One with a denominator is counted per 1,000. */
  public static IndicatorRule indicator(
      String id,
      String dimension,
      String weight,
      @Nullable String denominator,
      Direction direction,
      @Nullable Normalisation own) {
    return new IndicatorRule(
        id,
        id,
        Text.same(id),
        List.of(),
        dimension,
        "clinic",
        null,
        sql("count(*)"),
        denominator == null ? null : sql(denominator),
        decimal(denominator == null ? "1" : "1000"),
        null,
        WhenEmpty.MISSING,
        WhenEmpty.NOT_APPLICABLE,
        "1",
        2,
        direction,
        decimal(weight),
        ScoringRule.NONE,
        own,
        true,
        "made up",
        List.of(),
        place(id + ".yaml", 3));
  }
}
