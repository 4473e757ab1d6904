package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.districtassessment.core.rule.LedgerRule;

/** Reads {@code reconciliation} of {@code funding.yaml}. */
final class LedgerReader {

  private LedgerReader() {}

  static Optional<LedgerRule> read(Mapping ledger) {
    Optional<String> unit = ledger.findText("unit");
    String id = ledger.text("id");
    String name = ledger.text("name");
    Optional<String> date = ledger.findText("date");
    String amount = ledger.text("amount");
    String compare = ledger.text("compare");
    BigDecimal leastSimilarity = ledger.number("least-similarity");
    int mostDays = ledger.whole("most-days");
    BigDecimal tolerance = ledger.number("tolerance");
    return ledger.build(
        () ->
            new LedgerRule(
                unit.orElse(null),
                id,
                name,
                date.orElse(null),
                amount,
                compare,
                leastSimilarity,
                mostDays,
                tolerance,
                ledger.at()));
  }
}
