package org.districtassessment.core.schema;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days since 1970-01-01, of the ISO calendar; those of two centuries from a table of months. */
public final class EpochDays {

  /** Stands for a day that is none. */
  public static final long NONE = Long.MIN_VALUE;

  private static final int FIRST_YEAR = 1900;
  private static final int YEARS = 200;
  private static final int MONTHS = 12;

  /** The first day of each month, and of the one behind the last. */
  private static final int[] FIRST_DAYS = new int[YEARS * MONTHS + 1];

  static {
    for (int i = 0; i < FIRST_DAYS.length; i++) {
      LocalDate first = LocalDate.of(FIRST_YEAR + i / MONTHS, i % MONTHS + 1, 1);
      FIRST_DAYS[i] = (int) first.toEpochDay();
    }
  }

  private EpochDays() {}

  /** Returns the day; {@link #NONE} if there is no such day, as of 30 February. */
  public static long of(int year, int month, int day) {
    if (month < 1 || month > MONTHS || day < 1) {
      return NONE;
    }

    int row = (year - FIRST_YEAR) * MONTHS + month - 1;
    if (year >= FIRST_YEAR && row < YEARS * MONTHS) {
      long found = FIRST_DAYS[row] + day - 1L;
      return found < FIRST_DAYS[row + 1] ? found : NONE;
    }

    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      return NONE;
    }
  }
}
