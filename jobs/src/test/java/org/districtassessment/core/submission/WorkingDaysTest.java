package org.districtassessment.core.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

  /**
   * The Spring Festival of 2025: off from 28 January to 4 February, made up on two weekend days.
   */
  private static final WorkingDays SPRING =
      new WorkingDays(
          List.of(
              LocalDate.parse("2025-01-28"),
              LocalDate.parse("2025-01-29"),
              LocalDate.parse("2025-01-30"),
              LocalDate.parse("2025-01-31"),
              LocalDate.parse("2025-02-03"),
              LocalDate.parse("2025-02-04")),
          List.of(LocalDate.parse("2025-01-26"), LocalDate.parse("2025-02-08")));

  @ParameterizedTest(name = "{0} to {1}: {2} ({3})")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # deadline  | received   | days | because
          2025-01-13  | 2025-01-13 |  0   | on the day itself is on time
          2025-01-13  | 2025-01-10 |  0   | before it is on time
          2025-01-13  | 2025-01-14 |  1   | Tuesday has begun
          2025-01-10  | 2025-01-12 |  0   | only a weekend lies between
          2025-01-10  | 2025-01-13 |  1   | Monday after a weekend
          2025-01-10  | 2025-01-20 |  6   | a whole week and Monday
          2025-01-24  | 2025-01-26 |  1   | that Sunday is worked
          2025-01-27  | 2025-02-04 |  0   | holidays and a weekend
          2025-01-27  | 2025-02-05 |  1   | the first day after the holidays
          2025-01-31  | 2025-02-10 |  5   | 5, 6, 7, Saturday 8 and Monday 10 February
          2024-12-31  | 2025-12-31 |  257 | 261 weekdays less 6 holidays and 2 made up
          """)
  void countsWorkingDaysThatHaveBegun(
      LocalDate deadline, LocalDate received, long days, String because) {
    assertThat(SPRING.begunAfter(deadline, received)).as(because).isEqualTo(days);
  }
}
