package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * Points beside the indicators, or a veto.
 *
 * @param articles of the policy that it is about; may be empty
 * @param from table or view that is aggregated per unit
 * @param where rows that count; null for all
 * @param amount aggregate over a unit's rows: the points of a bonus or a penalty, both written
 *     positive; for a veto a number that vetoes when it is &gt; 0
 * @param cap greatest number of points; null for none; unused by a veto
 * @param effect of a veto; null otherwise
 * @param effectTarget the grade of {@link VetoEffect#CAP_GRADE} or the indicator of {@link
 *     VetoEffect#ZERO_INDICATOR}; null otherwise
 */
public record Adjustment(
    String id,
    String code,
    Kind kind,
    Text title,
    List<String> articles,
    String from,
    @Nullable Expression where,
    Expression amount,
    @Nullable BigDecimal cap,
    @Nullable VetoEffect effect,
    @Nullable String effectTarget,
    boolean verified,
    String source,
    SourceLocation at) {

  public Adjustment {
    articles = List.copyOf(articles);
  }

  /** What an adjustment does to the score. */
  public enum Kind {
    BONUS,
    PENALTY,
    VETO
  }

  /** The four effects a veto can have. */
  public enum VetoEffect {
    /** The total becomes 0. */
    ZERO_TOTAL,
    /** The unit gets the lowest grade; its total stays. */
    LOWEST_GRADE,
    /** The unit gets no better grade than the target. */
    CAP_GRADE,
    /** The target indicator is worth 0 points. */
    ZERO_INDICATOR
  }
}
