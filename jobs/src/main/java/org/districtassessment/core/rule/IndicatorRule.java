package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringRule;
import org.jspecify.annotations.Nullable;

/**
 * One indicator: how its value comes from the submissions and how the value becomes points.
 *
 * <p>The value is {@code per × numerator ÷ denominator}, or {@code per × numerator} where there is
 * no denominator, rounded HALF_UP to {@code decimals}.
 *
 * @param id kebab-case, stable over years
 * @param code for display, such as E01
 * @param articles of the policy that it measures
 * @param from table or view that is aggregated per unit
 * @param where rows that count; null for all
 * @param numerator aggregate over the rows of a unit ({@code value} in a rule file)
 * @param applicable condition over the row of the unit in the unit table; null for always. Where it
 *     is not true the indicator is NOT_APPLICABLE
 * @param whenNoRows what it means that a unit has no row in {@code from}
 * @param whenZeroDenominator what it means that the denominator is 0
 * @param points greatest score, &gt; 0; in an index the weight within the dimension
 * @param score goes the indicator's {@code direction}, on the scale of its {@code points}; {@link
 *     ScoringRule#NONE} in an index
 * @param normalisation in an index, where it is another one than that of all indicators; else null
 * @param verified false where points or thresholds are placeholders
 */
public record IndicatorRule(
    String id,
    String code,
    Text title,
    List<String> articles,
    String dimension,
    String from,
    @Nullable Expression where,
    Expression numerator,
    @Nullable Expression denominator,
    BigDecimal per,
    @Nullable Expression applicable,
    WhenEmpty whenNoRows,
    WhenEmpty whenZeroDenominator,
    String unit,
    int decimals,
    Direction direction,
    BigDecimal points,
    ScoringRule score,
    @Nullable Normalisation normalisation,
    boolean verified,
    String source,
    List<Example> examples,
    SourceLocation at) {

  private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public IndicatorRule {
    check(KEBAB_CASE.matcher(id).matches(), "Invalid indicator id: %s (must be kebab-case)", id);
    check(points.signum() > 0, "Invalid points of %s: %s (must be > 0)", id, points);
    check(per.signum() > 0, "Invalid per of %s: %s (must be > 0)", id, per);
    check(decimals >= 0 && decimals <= 10, "Invalid decimals of %s: %s (0 to 10)", id, decimals);
    score.checkFits(direction, points);
    articles = List.copyOf(articles);
    examples = List.copyOf(examples);
  }
}
