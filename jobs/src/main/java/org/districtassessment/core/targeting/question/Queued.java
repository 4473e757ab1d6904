package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.targeting.MoneyRow;
import org.jspecify.annotations.Nullable;

/**
 * An anomaly that waits for a reviewer or has been decided, with the money that it touches.
 *
 * @param queue id of the queue
 * @param name of the first row of money that it names; null where it names none, or none has a name
 * @param source of that row; null where it names none
 * @param amount gross money of the rows that it names; null where it names none
 */
public record Queued(
    DisciplineRule.Queue queue,
    Doubt doubt,
    @Nullable String name,
    @Nullable String source,
    @Nullable BigDecimal amount) {

  /** Returns the queues in the order of the rules; within one the most money first. */
  static List<Queued> of(
      Map<String, List<MoneyRow>> rowsByKey, List<Doubt> doubts, List<DisciplineRule.Queue> rules) {
    List<Queued> queued = new ArrayList<>();
    for (DisciplineRule.Queue queue : rules) {
      doubts.stream()
          .filter(doubt -> queue.checks().contains(doubt.check()))
          .map(doubt -> of(queue, doubt, rowsByKey.getOrDefault(Discipline.key(doubt), List.of())))
          .sorted(
              Comparator.comparing(Queued::money)
                  .reversed()
                  .thenComparing(each -> each.doubt().anomaly()))
          .forEach(queued::add);
    }
    return queued;
  }

  private static Queued of(DisciplineRule.Queue queue, Doubt doubt, List<MoneyRow> rows) {
    if (rows.isEmpty()) {
      return new Queued(queue, doubt, null, null, null);
    }

    MoneyRow first = rows.get(0);
    return new Queued(queue, doubt, first.name(), first.source(), Discipline.gross(rows));
  }

  private BigDecimal money() {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
