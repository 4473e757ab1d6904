package org.districtassessment.core.targeting.reconciliation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One row of either side: a project as it was reported, or as the ledger has it.
 *
 * @param key unique on its side, such as file and line
 * @param id what both sides should call it; empty where it has none
 * @param name its name
 * @param date of approval or payment; null where unknown
 */
public record Entry(
    String key, String id, String name, @Nullable LocalDate date, BigDecimal amount) {

  static final Comparator<Entry> BY_KEY = Comparator.comparing(Entry::key);

  public Entry {
    check(!key.isBlank(), "An entry without key: %s", name);
  }
}
