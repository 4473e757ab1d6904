package org.districtassessment.core.targeting.allocation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each unit gets, or why the rules cannot be kept. */
public sealed interface Allocation {

  /** Which limit held a unit's amount. */
  enum Limit {
    NONE,
    FLOOR,
    CAP
  }

  /**
   * What a unit gets.
   *
   * @param byFormula what factors and performance alone would give, rounded to the unit of money;
   *     these need not add up
   * @param amount what it gets
   */
  record Grant(String unit, BigDecimal byFormula, BigDecimal amount, Limit limit) {}

  /**
   * Amounts that add up to the total exactly.
   *
   * @param grants by unit
   */
  record Granted(List<Grant> grants) implements Allocation {

    public Granted {
      grants = List.copyOf(grants);
    }

    /** Returns each unit's amount. */
    public Map<String, BigDecimal> amounts() {
      return grants.stream()
          .collect(Collectors.toMap(Grant::unit, Grant::amount, (a, b) -> a, TreeMap::new));
    }
  }

  /**
   * No amounts.
   *
   * @param of the units or factors that it comes from; empty where it is all of them
   */
  record Infeasible(Reason reason, List<String> of) implements Allocation {

    public Infeasible {
      of = List.copyOf(of);
    }
  }

  /** Why there are no amounts. */
  enum Reason {
    /** The total is negative or no whole multiple of the unit of money. */
    TOTAL_NOT_IN_UNITS("total-not-in-units"),
    /** A factor is 0 in every unit. */
    NOTHING_TO_SHARE_BY("nothing-to-share-by"),
    /** A limit needs last year's amount, which is unknown. */
    MISSING_LAST_YEAR("missing-last-year"),
    /** The floor needs the base level, which is unknown. */
    MISSING_BASE_LEVEL("missing-base-level"),
    /** A unit's floor lies above its cap. */
    FLOOR_ABOVE_CAP("floor-above-cap"),
    /** All floors together exceed the total. */
    FLOORS_ABOVE_TOTAL("floors-above-total"),
    /** All caps together leave money over. */
    CAPS_BELOW_TOTAL("caps-below-total");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** Returns the stable name that tables carry. */
    public String code() {
      return code;
    }
  }
}
