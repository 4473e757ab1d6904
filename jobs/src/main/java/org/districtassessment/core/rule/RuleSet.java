package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * An edition of an assessment as its folder has it: well-formed, but not yet held against schemas.
 *
 * @param id kebab-case name of the assessment, the first folder of a publication
 * @param edition the edition folder's name
 * @param articles of the policy, in its order; empty where the edition does not list them
 * @param years the years the edition may be applied to
 * @param fullPoints what the indicators' points must sum to; 100 in an index, as a scale for what
 *     share of it applied to a unit
 * @param decimals digits of the total after rounding, on which ranks are made
 * @param views in order: a view may name earlier ones
 * @param lists what units are to act on, by code
 * @param commendation who may be commended; null where the edition does not say
 * @param screens families of checks whose false discoveries are controlled together
 * @param index what makes the edition an index; null where it is a points system
 */
public record RuleSet(
    String id,
    String edition,
    Text title,
    String legalBasis,
    List<Article> articles,
    boolean verified,
    List<Integer> years,
    UnitTable unit,
    List<Parameter> parameters,
    List<SqlView> views,
    BigDecimal fullPoints,
    int decimals,
    @Nullable IndexMethod index,
    List<Dimension> dimensions,
    List<IndicatorRule> indicators,
    List<Adjustment> adjustments,
    GradeScale grades,
    List<CheckRule> checks,
    List<MonitoringList> lists,
    @Nullable CommendationRules commendation,
    List<ScreenFamily> screens,
    @Nullable FundingRules funding,
    SubmissionRules submissions,
    StatisticsRules statistics,
    SourceLocation at) {

  public RuleSet {
    articles = List.copyOf(articles);
    years = List.copyOf(years);
    parameters = List.copyOf(parameters);
    views = List.copyOf(views);
    dimensions = List.copyOf(dimensions);
    indicators = List.copyOf(indicators);
    adjustments = List.copyOf(adjustments);
    checks = List.copyOf(checks);
    lists = List.copyOf(lists);
    screens = List.copyOf(screens);
  }
}
