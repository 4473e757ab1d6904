package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Article;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.Parameter;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.ScreenFamily;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.StatisticsRules;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;
import org.jspecify.annotations.Nullable;

/** What {@code assessment.yaml} holds: a rule set without what stands in files of its own. */
record Assessment(
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
    BigDecimal points,
    int decimals,
    @Nullable IndexMethod index,
    List<Dimension> dimensions,
    List<Adjustment> adjustments,
    GradeScale grades,
    @Nullable CommendationRules commendation,
    List<ScreenFamily> screens,
    SubmissionRules submissions,
    StatisticsRules statistics,
    SourceLocation at) {

  RuleSet with(
      List<IndicatorRule> indicators,
      List<CheckRule> checks,
      List<MonitoringList> lists,
      @Nullable FundingRules funding) {
    return new RuleSet(
        id,
        edition,
        title,
        legalBasis,
        articles,
        verified,
        years,
        unit,
        parameters,
        views,
        points,
        decimals,
        index,
        dimensions,
        indicators,
        adjustments,
        grades,
        checks,
        lists,
        commendation,
        screens,
        funding,
        submissions,
        statistics,
        at);
  }
}
