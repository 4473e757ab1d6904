package org.districtassessment.core.targeting.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.resampling.Statistic;

/**
 * What came of a test.
 *
 * @param value the measure; its reason where the test cannot be decided
 * @param units the units that contribute most to a failure; empty otherwise
 * @param projects the projects that do; empty otherwise
 */
public record Verdict(
    Threshold test,
    Measurement value,
    Outcome outcome,
    List<Contributor> units,
    List<Contributor> projects) {

  /** How many contributors are named. */
  private static final int NAMED = 3;

  /** Digits after the point that a value is compared with. */
  private static final int SCALE = 6;

  /** What a test says. */
  public enum Outcome {
    PASS("pass"),
    FAIL("fail"),
    NOT_DECIDABLE("not-decidable");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    /** Returns the stable name that tables carry. */
    public String code() {
      return code;
    }
  }

  public Verdict {
    units = List.copyOf(units);
    projects = List.copyOf(projects);
  }

  /**
   * Decides a test by the value at {@value #SCALE} digits, HALF_UP.
   *
   * @param statistic the measure of rows: projects, and whatever else it is made of
   * @param units the unit of each row
   * @param projects the project of each row; empty where it is none
   */
  public static Verdict decide(
      Threshold test, Statistic statistic, String[] units, String[] projects) {
    int[] once = new int[units.length];
    Arrays.fill(once, 1);
    Measurement value = statistic.measure(once);
    Outcome outcome = outcome(test, value);
    if (outcome != Outcome.FAIL) {
      return new Verdict(test, value, outcome, List.of(), List.of());
    }
    return new Verdict(
        test,
        value,
        outcome,
        Contributor.largest(statistic, units, test.comparison(), NAMED),
        Contributor.largest(statistic, projects, test.comparison(), NAMED));
  }

  private static Outcome outcome(Threshold test, Measurement value) {
    if (value.value().isEmpty()) {
      return Outcome.NOT_DECIDABLE;
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value.value().getAsDouble()).setScale(SCALE, RoundingMode.HALF_UP);
    return test.comparison().holds(rounded, test.threshold()) ? Outcome.PASS : Outcome.FAIL;
  }
}
