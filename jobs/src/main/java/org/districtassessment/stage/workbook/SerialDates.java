package org.districtassessment.stage.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Days as numbers, and the other way of writing them: ISO 8601 text.
 *
 * <p>The 1900 system counts from 1900-01-01 as 1 and has a day 60, 1900-02-29, that never was; what
 * comes before and after it is counted on. The 1904 system counts from 1904-01-01 as 0.
 */
enum SerialDates {
  FROM_1900 {
    @Override
    Optional<LocalDate> date(long day) {
      if (day < 1 || day == FAKE_LEAP_DAY) {
        return Optional.empty();
      }

      return Optional.of(LocalDate.of(1899, 12, day < FAKE_LEAP_DAY ? 31 : 30).plusDays(day));
    }
  },
  FROM_1904 {
    @Override
    Optional<LocalDate> date(long day) {
      return day < 0 ? Optional.empty() : Optional.of(LocalDate.of(1904, 1, 1).plusDays(day));
    }
  };

  private static final long FAKE_LEAP_DAY = 60;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
  private static final int LAST_YEAR = 9999;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  abstract Optional<LocalDate> date(long day);

  /**
   * Returns {@code yyyy-MM-dd}, with {@code THH:mm:ss} unless it is midnight; fractions of a second
   * are rounded, half away from midnight.
   *
   * @param serial days, with the time as a fraction of the day
   * @return empty if there is no such date between 1900 (or 1904) and 9999, as with a mere time
   */
  Optional<String> iso(BigDecimal serial) {
    if (serial.signum() < 0 || serial.compareTo(LAST_DAY.add(BigDecimal.ONE)) >= 0) {
      return Optional.empty();
    }

    long seconds =
        serial
            .multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    return date(seconds / SECONDS_OF_DAY)
        .filter(date -> date.getYear() <= LAST_YEAR)
        .map(date -> text(date.atStartOfDay().plusSeconds(seconds % SECONDS_OF_DAY)));
  }

  /**
   * Returns the same spelling for a date that a cell holds as ISO 8601 text; empty if it does not.
   */
  static Optional<String> iso(String text) {
    String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    if (local.startsWith("-") || local.startsWith("+")) {
      return Optional.empty();
    }

    try {
      return Optional.of(
          text(
              local.indexOf('T') < 0
                  ? LocalDate.parse(local).atStartOfDay()
                  : LocalDateTime.parse(local)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(LocalDateTime time) {
    boolean midnight = time.toLocalTime().toSecondOfDay() == 0;
    return midnight ? time.toLocalDate().toString() : SECONDS.format(time);
  }
}
