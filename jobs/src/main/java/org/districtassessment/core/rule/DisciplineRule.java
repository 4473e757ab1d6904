package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of how money is spent: how old is what is left, what waits for a reviewer, and what
 * is financed twice.
 *
 * @param carryOver null where ages are not asked for
 * @param queues of anomalies that touch money, unique by id
 * @param doubleFinancing null where it is not asked for
 */
public record DisciplineRule(
    @Nullable CarryOver carryOver,
    List<Queue> queues,
    @Nullable DoubleFinancing doubleFinancing,
    SourceLocation at) {

  public DisciplineRule {
    queues = List.copyOf(queues);
  }

  /** Returns the ids of all checks whose anomalies are asked about, in order. */
  public SortedSet<String> checks() {
    SortedSet<String> checks = new TreeSet<>();
    queues.forEach(queue -> checks.addAll(queue.checks()));
    if (doubleFinancing != null) {
      checks.addAll(doubleFinancing.checks());
    }
    return checks;
  }

  /**
   * How money that is left at the end of the year is told apart by age.
   *
   * @param amount what is left of a row
   * @param years whole years at which an age class ends, rising
   * @param verified whether the years were checked against the reference
   */
  public record CarryOver(String amount, List<Integer> years, boolean verified, String reference) {

    public CarryOver {
      years = List.copyOf(years);
      check(!years.isEmpty() && years.get(0) > 0, "Invalid years: %s (must be above 0)", years);
      for (int i = 1; i < years.size(); i++) {
        check(years.get(i - 1) < years.get(i), "Invalid years: %s (must rise)", years);
      }
    }
  }

  /**
   * Anomalies that somebody has to look at, with the money they touch.
   *
   * @param checks ids, at least one
   */
  public record Queue(String id, Text title, List<String> checks, SourceLocation at) {

    public Queue {
      checks = List.copyOf(checks);
      check(!checks.isEmpty(), "Queue %s needs at least one check", id);
    }
  }

  /**
   * When rows that are parts of one whole count as money given twice.
   *
   * @param total amount: the money of the whole, as each of its rows states it
   * @param tolerance by which the rows may exceed it, at least 0
   * @param checks whose anomalies say what reviewers decided; may be empty
   */
  public record DoubleFinancing(String total, BigDecimal tolerance, List<String> checks) {

    public DoubleFinancing {
      checks = List.copyOf(checks);
      check(tolerance.signum() >= 0, "Invalid tolerance: %s (must be at least 0)", tolerance);
    }
  }
}
