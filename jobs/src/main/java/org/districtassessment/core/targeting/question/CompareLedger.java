package org.districtassessment.core.targeting.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.rule.LedgerRule;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.reconciliation.Entry;
import org.districtassessment.core.targeting.reconciliation.MatchRules;
import org.districtassessment.core.targeting.reconciliation.Reconcile;
import org.districtassessment.core.targeting.reconciliation.Reconciled;

/** Compares rows of money with a ledger. */
public final class CompareLedger {

  private CompareLedger() {}

  /**
   * Returns every row and every entry of the ledger once. A row's key is {@code unit/key source},
   * numbered where that stands twice; its id has the unit where the ledger names units.
   */
  public static List<Reconciled> compare(FundingData data, LedgerRule rule, List<Entry> ledger) {
    Map<String, Integer> seen = new HashMap<>();
    List<Entry> here = new ArrayList<>();
    for (MoneyRow row : data.rows()) {
      String key = row.unit() + "/" + row.key() + " " + row.source();
      int number = seen.merge(key, 1, Integer::sum);
      String name = row.name();
      here.add(
          new Entry(
              number == 1 ? key : key + " " + number,
              rule.unit() == null ? row.key() : row.unit() + "/" + row.key(),
              name == null ? "" : name,
              Days.of(row.date()),
              Money.amount(row, rule.compare())));
    }
    return Reconcile.reconcile(
        here,
        ledger,
        new MatchRules(rule.leastSimilarity().doubleValue(), rule.mostDays(), rule.tolerance()));
  }
}
