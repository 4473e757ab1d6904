package org.districtassessment.core.submission;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which days are worked: Monday to Friday without the declared holidays, and the declared Saturdays
 * and Sundays that make up for them (调休). A day that is declared both is worked.
 */
public final class WorkingDays {

  private final Set<LocalDate> holidays;
  private final Set<LocalDate> madeUp;

  public WorkingDays(Collection<LocalDate> holidays, Collection<LocalDate> madeUp) {
    this.holidays = new TreeSet<>(holidays);
    this.madeUp = new TreeSet<>(madeUp);
  }

  public boolean isWorked(LocalDate day) {
    boolean isWeekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return madeUp.contains(day) || (!isWeekend && !holidays.contains(day));
  }

  /**
   * Returns how many working days have begun after {@code deadline}, up to and with {@code
   * received}; 0 if it is not after the deadline, or if only days off lie between them.
   */
  public long begunAfter(LocalDate deadline, LocalDate received) {
    return received.isAfter(deadline) ? days(deadline, received).filter(this::isWorked).count() : 0;
  }

  /** The days after {@code deadline}, with {@code received}. */
  private static Stream<LocalDate> days(LocalDate deadline, LocalDate received) {
    return deadline.plusDays(1).datesUntil(received.plusDays(1));
  }
}
