package org.districtassessment.core.targeting.reconciliation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A pair of entries, or one that has no counterpart.
 *
 * @param here null where it is only there
 * @param there null where it is only here
 * @param similarity of names, in (0, 1], where the pair was found by name; null where ids agree or
 *     there is no pair
 */
public record Reconciled(
    Outcome outcome, @Nullable Entry here, @Nullable Entry there, @Nullable Double similarity) {

  /** What came of the comparison. */
  public enum Outcome {
    MATCHED("matched"),
    AMOUNT_DIFFERS("amount-differs"),
    ONLY_HERE("only-here"),
    ONLY_THERE("only-there");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    /** Returns the stable name that tables carry. */
    public String code() {
      return code;
    }
  }

  public Reconciled {
    check(here != null || there != null, "A reconciled row without any entry");
  }

  /** Returns the amount here less the amount there; a missing side counts as 0. */
  public BigDecimal difference() {
    BigDecimal amountHere = here == null ? BigDecimal.ZERO : here.amount();
    return there == null ? amountHere : amountHere.subtract(there.amount());
  }
}
