package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.targeting.MoneyRow;

/**
 * How money of a year is spent: what is left and how old it is, what waits for a reviewer, and what
 * looks as if it were financed twice. Sums are exact.
 */
public record Discipline(
    List<CarriedOver> carriedOver, List<Queued> queued, List<FinancedTwice> financedTwice) {

  public Discipline {
    carriedOver = List.copyOf(carriedOver);
    queued = List.copyOf(queued);
    financedTwice = List.copyOf(financedTwice);
  }

  /** Answers what a rule asks; parts that it leaves out are empty. */
  public static Discipline of(FundingData data, List<Doubt> doubts, DisciplineRule rule) {
    DisciplineRule.CarryOver carryOver = rule.carryOver();
    DisciplineRule.DoubleFinancing twice = rule.doubleFinancing();
    Map<String, List<MoneyRow>> rowsByKey =
        data.rows().stream().collect(Collectors.groupingBy(Discipline::key));
    return new Discipline(
        carryOver == null ? List.of() : CarriedOver.of(data, carryOver),
        Queued.of(rowsByKey, doubts, rule.queues()),
        twice == null ? List.of() : FinancedTwice.of(data.rows(), doubts, twice));
  }

  static String key(Doubt doubt) {
    return doubt.unit() + "/" + doubt.key();
  }

  static String key(MoneyRow row) {
    return row.unit() + "/" + row.key();
  }

  static BigDecimal gross(List<MoneyRow> rows) {
    return rows.stream()
        .map(row -> row.amount().max(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
