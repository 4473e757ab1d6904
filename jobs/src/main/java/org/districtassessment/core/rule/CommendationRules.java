package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.jspecify.annotations.Nullable;

/**
 * Who is a candidate to be commended.
 *
 * @param articles of the policy that ask for it; may be empty
 * @param grades ids of the grades whose units are candidates
 * @param quota how many of the units may be; null for no limit
 * @param least total of a candidate; null for none beside that of its grade
 * @param bars ids of the vetoes that bar a unit; null where every veto does
 * @param cases what units submitted in support; null for nothing
 */
public record CommendationRules(
    Text title,
    List<String> articles,
    List<String> grades,
    @Nullable Quota quota,
    @Nullable BigDecimal least,
    @Nullable List<String> bars,
    @Nullable Cases cases,
    boolean verified,
    String source,
    SourceLocation at) {

  public CommendationRules {
    articles = List.copyOf(articles);
    grades = List.copyOf(grades);
    bars = bars == null ? null : List.copyOf(bars);
  }

  /**
   * Rows of a table or view that support a candidate.
   *
   * @param where rows that count; null for all
   * @param id text that names the case; a row without one is none
   */
  public record Cases(String from, @Nullable Expression where, Expression id) {}

  /** Says whether a veto bars a unit. */
  public boolean isBarredBy(String veto) {
    return bars == null || bars.contains(veto);
  }
}
