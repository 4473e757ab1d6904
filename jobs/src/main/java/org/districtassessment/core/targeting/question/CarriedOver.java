package org.districtassessment.core.targeting.question;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.targeting.MoneyRow;
import org.jspecify.annotations.Nullable;

/**
 * Money of one unit and source that is left at the end of the year, of one state and age. Rows that
 * have nothing left, or spent more than they had, are not counted.
 *
 * @param from whole years at which the age class begins; null where the age is not known
 * @param below whole years at which it ends; null for the oldest, and where the age is not known
 * @param rows how many rows of money
 */
public record CarriedOver(
    String unit,
    String source,
    State state,
    @Nullable Integer from,
    @Nullable Integer below,
    int rows,
    BigDecimal amount) {

  /** Whether money that is left is still needed. */
  public enum State {
    /** What it is for goes on. */
    CARRIED_OVER("carried-over"),
    /** What it is for is done. */
    SURPLUS("surplus"),
    UNKNOWN("unknown");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** Returns the stable name that tables carry. */
    public String code() {
      return code;
    }

    private static State of(MoneyRow row) {
      Boolean finished = row.finished();
      return finished == null ? UNKNOWN : finished ? SURPLUS : CARRIED_OVER;
    }
  }

  private record AgeClass(
      String unit, String source, State state, @Nullable Integer from, @Nullable Integer below) {

    static final Comparator<AgeClass> ORDER =
        comparing(AgeClass::unit)
            .thenComparing(AgeClass::source)
            .thenComparing(AgeClass::state)
            .thenComparing(AgeClass::from, nullsLast(naturalOrder()));
  }

  /** Returns what is left, by unit, source, state and age; an unknown age comes last. */
  static List<CarriedOver> of(FundingData data, DisciplineRule.CarryOver rule) {
    LocalDate end = Year.of(data.year()).atMonth(Month.DECEMBER).atEndOfMonth();
    SortedMap<AgeClass, CarriedOver> classes = new TreeMap<>(AgeClass.ORDER);
    for (MoneyRow row : data.rows()) {
      BigDecimal left = Money.amount(row, rule.amount());
      if (left.signum() > 0) {
        AgeClass one = classOf(row, rule.years(), end);
        classes.merge(one, one(one, left), CarriedOver::plus);
      }
    }
    return List.copyOf(classes.values());
  }

  /** A day after the end counts as the end: the money is not older than the year. */
  private static AgeClass classOf(MoneyRow row, List<Integer> years, LocalDate end) {
    LocalDate since = Days.of(row.since());
    if (since == null) {
      return new AgeClass(row.unit(), row.source(), State.of(row), null, null);
    }

    int age = since.isAfter(end) ? 0 : Period.between(since, end).getYears();
    int from = 0;
    Integer below = null;
    for (int year : years) {
      if (age < year) {
        below = year;
        break;
      }
      from = year;
    }
    return new AgeClass(row.unit(), row.source(), State.of(row), from, below);
  }

  private static CarriedOver one(AgeClass of, BigDecimal amount) {
    return new CarriedOver(of.unit(), of.source(), of.state(), of.from(), of.below(), 1, amount);
  }

  private CarriedOver plus(CarriedOver other) {
    return new CarriedOver(
        unit, source, state, from, below, rows + other.rows, amount.add(other.amount));
  }
}
