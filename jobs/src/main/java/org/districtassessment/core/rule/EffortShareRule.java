package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;

/**
 * Whether the target population keeps its share of the money of one source, against that of earlier
 * years: (T ÷ F) ÷ what is made of the base years' T ÷ F.
 *
 * @param source of the year's money: F is all of it, T the targeted part; as rows of money name it
 * @param targeted figure by year: T of earlier years
 * @param total figure by year: F of earlier years
 * @param from first base year
 * @param to last base year
 * @param rule what is made of the base years' shares
 */
public record EffortShareRule(
    Text title,
    String source,
    String targeted,
    String total,
    int from,
    int to,
    EffortRule.Rule rule,
    Limit limit,
    SourceLocation at) {

  public EffortShareRule {
    check(from <= to, "Invalid from: %s (must not be after %s)", from, to);
  }
}
