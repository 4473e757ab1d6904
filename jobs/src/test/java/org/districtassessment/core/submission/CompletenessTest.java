package org.districtassessment.core.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.ProfileLimits;
import org.districtassessment.core.rule.SubmissionRules;
import org.junit.jupiter.api.Test;

class CompletenessTest {

  private static final List<Unit> UNITS =
      List.of(new Unit("a", "Ashby", "north"), new Unit("b", "Bourne", "north"));

  /** Due on Friday 31 January 2025; the Tuesday after is a holiday. */
  private static final SubmissionRules RULES =
      new SubmissionRules(
          SubmissionRules.Newest.VERSION,
          new TreeMap<>(Map.of(2024, LocalDate.parse("2025-01-31"))),
          List.of("clinic", "bed"),
          Severity.WARNING,
          new TreeSet<>(List.of(LocalDate.parse("2025-02-04"))),
          new TreeSet<>(),
          ProfileLimits.DEFAULT,
          false,
          "made up",
          SourceLocation.ofFile("assessment.yaml"));

  @Test
  void aUnitWithoutAFileOfADueTableIsNamed() {
    List<Finding> findings =
        missing(
            """
            2024/a/clinic.csv | clinic | a |
            2024/b/clinic.csv | clinic | b |
            2024/b/bed.csv    | bed    | b |""");
    assertThat(Sent.inWords(findings))
        .isEqualTo(
            "missing-submission a 2024: Ashby (a) has not sent this table. Send a file named"
                + " bed.csv");
    assertThat(findings)
        .allMatch(each -> each.severity() == Severity.WARNING && each.table().equals("bed"));
  }

  @Test
  void inAFileOfSeveralUnitsThoseWithoutARowAreMissing() {
    String files =
        """
        2024/clinic.csv   | clinic |   |
        2024/a/bed.csv    | bed    | a |
        2024/b/bed.csv    | bed    | b |""";
    assertThat(missing(files, Map.of("clinic", Set.of("a", "b")))).isEmpty();
    assertThat(Sent.inWords(missing(files, Map.of("clinic", Set.of("b")))))
        .isEqualTo(
            "missing-submission a 2024: Ashby (a) has not sent this table. Send a file named"
                + " clinic.csv");
  }

  @Test
  void aFileIsLateByTheWorkingDaysThatHaveBegun() {
    assertThat(
            late(
                """
                2024/20250131/a/clinic.csv | clinic | a |
                2024/20250202/a/bed.csv    | bed    | a |
                2024/20250203/b/clinic.csv | clinic | b |
                2024/20250205/b/bed.csv    | bed    | b |
                2024/20250205/clinic.csv   | clinic |   |"""))
        .isEqualTo(
            """
            late-file b 2024/20250203/b/clinic.csv: Received on 2025-02-03, 1 working day after \
            2025-01-31. Send in time; where the date is wrong, correct that of the folder
            late-file b 2024/20250205/b/bed.csv: Received on 2025-02-05, 2 working days after \
            2025-01-31. Send in time; where the date is wrong, correct that of the folder""");
  }

  @Test
  void aVersionThatMendsOneThatWasOnTimeIsNotLate() {
    assertThat(
            late(
                """
                2024/20250131/a/clinic.csv    | clinic | a |
                2024/20250210/a/clinic_v2.csv | clinic | a |
                2024/b/clinic.csv             | clinic | b |
                2024/20250210/b/clinic_v2.csv | clinic | b |"""))
        .isEmpty();
  }

  @Test
  void ofLateVersionsTheFirstOneIsNamed() {
    assertThat(
            late(
                """
                2024/20250210/a/clinic_v2.csv | clinic | a |
                2024/20250203/a/clinic.csv    | clinic | a |"""))
        .startsWith("late-file a 2024/20250203/a/clinic.csv: Received on 2025-02-03, 1 working day")
        .doesNotContain("\n");
  }

  @Test
  void withoutADateOrADeadlineNothingIsKnown() {
    SentFile dated = SentFile.of("2024/20250203/a/bed.csv", "bed", "a", 1);
    SentFile undated = SentFile.of("2024/a/bed.csv", "bed", "a", 1);
    assertThat(Completeness.workingDaysLate(dated, RULES, 2024)).hasValue(1);
    assertThat(Completeness.workingDaysLate(undated, RULES, 2024)).isEmpty();
    assertThat(Completeness.workingDaysLate(dated, RULES, 2023)).isEmpty();
  }

  private static List<Finding> missing(String files) {
    return missing(files, Map.of());
  }

  private static List<Finding> missing(String files, Map<String, Set<String>> unitsInRows) {
    return Completeness.missing(
        Sent.files(files), unitsInRows, UNITS, RULES, 2024, table -> table + ".csv", Language.EN);
  }

  private static String late(String files) {
    return Sent.inWords(Completeness.late(Sent.files(files), RULES, 2024, Language.EN));
  }
}
