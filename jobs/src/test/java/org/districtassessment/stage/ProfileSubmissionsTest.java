package org.districtassessment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.profile.ColumnProfile;
import org.districtassessment.core.profile.Summary;
import org.districtassessment.core.rule.ProfileLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSubmissionsTest {

  private static final String CLINICS =
      "region_code,clinic_id,budget,spent,open,founded,renovated,head,kind\n";
  private static final String VISITS = "region_code,visit_id,patient_id,minutes,note\n";

  /** An identity number: 17 digits and a check character. */
  private static final String PATIENT = "11010519491231002X";

  @TempDir private Path input;

  @Test
  void profilesEveryColumnOfEveryFile() {
    Profiles profiles =
        profiles(
            ClinicYear.in(input)
                .with(
                    "2024/clinic_north.csv",
                    CLINICS
                        + """
                        north,C001,100,10,true,2001-05-01,2010,Li,town
                        north,C002,250.5,n/a,false,1999-12-31,2010,Wang,乡村
                        north,C003,100,20.25,true,,2015,,town
                        north,C004,,-5,,2020-02-29,,Li,
                        north,C005,much,5,true,2020-01-01,2015,Li,town
                        """)
                .with("2024/clinic_south.csv", CLINICS)
                .validated(2));

    assertThat(lines(profiles, "2024/clinic_north.csv"))
        .containsExactly(
            "region_code 4 0 1 | | | north:4",
            "clinic_id 4 0 4 | | |",
            "budget 4 1 2 | 100.00 100.00 100.00 100.00 250.50 250.50 250.50 | 150.1667"
                + " | 100.00:2; 250.50:1",
            "spent 4 1 3 | -5.00 -5.00 -5.00 10.00 20.25 20.25 20.25 | 8.4167 |",
            "open 4 1 2 | | | true:2; false:1",
            "founded 4 1 3 | 1999-12-31 1999-12-31 1999-12-31 2001-05-01 2020-02-29 2020-02-29"
                + " 2020-02-29 | |",
            "renovated 4 1 2 | 2010 2010 2010 2010 2015 2015 2015 | | 2010:2; 2015:1",
            "head 4 1 2 | | | Li:2; Wang:1",
            "parent_id 4 4 0 | | |",
            "last_visit 4 4 0 | | |",
            "licence 4 4 0 | | |",
            "kind 4 1 2 | | | town:2; 乡村:1",
            "inspected 4 4 0 | | |");
    assertThat(profiles.columns())
        .filteredOn(column -> column.file().equals("2024/clinic_south.csv"))
        .hasSize(13)
        .allMatch(column -> column.summary().equals(Summary.EMPTY))
        .allMatch(column -> "south".equals(column.unit()));
    assertThat(profiles.columns())
        .extracting(ColumnProfile::file)
        .isSorted()
        .contains("2024/region.csv", "2024/service.csv");
    assertThat(profiles.shifts()).isEmpty();
  }

  @Test
  void equallyFrequentValuesStandInAscendingOrder() {
    Profiles profiles =
        profiles(
            ClinicYear.in(input)
                .with("2024/clinic_north.csv", CLINICS)
                .with(
                    "2024/visit_north.csv",
                    VISITS
                        + """
                        north,v1,,30,b
                        north,v2,,30,é
                        north,v3,,9,B
                        north,v4,,9,b
                        north,v5,,100,乡
                        north,v6,,1,é
                        north,v7,,2,a:1
                        """)
                .validated());

    assertThat(lines(profiles, "2024/visit_north.csv"))
        .contains(
            "minutes 7 0 5 | 1 1 2 9 30 100 100 | 25.86 | 9:2; 30:2; 1:1; 2:1; 100:1",
            "note 7 0 5 | | | b:2; é:2; B:1; a\\:1:1; 乡:1");
  }

  @Test
  void namesNoSensitiveValueWhereverItStands() {
    Profiles profiles =
        profiles(
            ClinicYear.in(input)
                .with("2024/clinic_north.csv", CLINICS)
                .with(
                    "2024/visit_north.csv",
                    VISITS
                        + "north,v1,%1$s,30,son of %1$s\nnorth,v2,%1$s,30,son of %1$s\nnorth,v3,,,x\n"
                            .formatted(PATIENT))
                .validated());

    assertThat(lines(profiles, "2024/visit_north.csv"))
        .contains(
            "patient_id 3 1 1 | | |",
            "note 3 0 2 | | | son of " + ClinicYear.PSEUDONYMS.of(PATIENT) + ":2; x:1");
  }

  @Test
  void isTheSameWhateverThePartitionsAndTheLocale() {
    ClinicYear year = twoYears();
    Profiles expected = profiles(year.validatedWithPrevious(2));
    Locale locale = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TestSpark.session().conf().set("spark.sql.shuffle.partitions", "7");
      assertThat(profiles(year.validatedWithPrevious(7))).isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TestSpark.session().conf().set("spark.sql.shuffle.partitions", "4");
    }
    assertThat(expected.shifts()).isNotEmpty();
  }

  /** Visits of both regions stand in one file this year, and in files of other names last year. */
  @Test
  void comparesAUnitWithItselfAYearBefore() {
    assertThat(profiles(twoYears().validatedWithPrevious()).shifts())
        .extracting(
            Finding::code,
            Finding::table,
            Finding::unit,
            Finding::file,
            Finding::line,
            Finding::field,
            Finding::message)
        .containsExactly(
            tuple(
                "profile-shift",
                "visit",
                "south",
                "2024/visit.csv",
                0L,
                "minutes",
                "This column differs much from last year: \"minutes\": median 62, last year 30"
                    + " (more than 2 times apart). Hold it against last year's file; explain the change if it is"
                    + " right"),
            tuple(
                "profile-shift",
                "visit",
                "south",
                "2024/visit.csv",
                0L,
                "note",
                "This column differs much from last year: \"note\": 40.0% missing, last year"
                    + " 20.0% (more than 10 percentage points apart). Hold it against last year's file; explain the"
                    + " change if it is right"));
  }

  @Test
  void saysNothingWithoutAYearBefore() {
    assertThat(profiles(twoYears().validated()).shifts()).isEmpty();
  }

  /**
   * North is the same in both years; in the south visits last 62 minutes instead of 30, and 40 of
   * 100 notes are missing instead of 20. Last year's south came in two files.
   */
  private ClinicYear twoYears() {
    return ClinicYear.in(input)
        .with("2024/clinic_north.csv", CLINICS)
        .with(
            "2024/visit.csv",
            VISITS + visits("north", 0, 100, 30, 20) + visits("south", 0, 100, 62, 40))
        .with("2023/region.csv", "region_code,region_name,size\nnorth,N,large\nsouth,S,small\n")
        .with("2023/clinic_north.csv", CLINICS)
        .with("2023/north/就诊.csv", VISITS + visits("north", 0, 100, 30, 20))
        .with("2023/south/visit.csv", VISITS + visits("south", 0, 60, 30, 20))
        .with("2023/south/visit_more.csv", VISITS + visits("south", 60, 100, 30, 0));
  }

  private static String visits(String region, int from, int to, int minutes, int withoutNote) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      rows.append(region).append(",v").append(i).append(",,").append(minutes).append(',');
      rows.append(i - from < withoutNote ? "" : "well").append('\n');
    }
    return rows.toString();
  }

  private static Profiles profiles(ValidatedSubmissions submissions) {
    return ProfileSubmissions.profileSubmissions(
        TestSpark.session(),
        submissions,
        ClinicYear.SCHEMAS,
        ClinicYear.UNITS,
        ProfileLimits.DEFAULT,
        Language.EN);
  }

  /** {@code field rows missing distinct | order statistics | mean | top values}. */
  private static List<String> lines(Profiles profiles, String file) {
    return profiles.columns().stream()
        .filter(column -> column.file().equals(file))
        .map(
            column -> {
              Summary summary = column.summary();
              return Stream.of(
                      column.field().name()
                          + " %d %d %d"
                              .formatted(summary.rows(), summary.missing(), summary.distinct()),
                      String.join(" ", summary.order()),
                      Objects.requireNonNullElse(summary.mean(), ""),
                      Objects.requireNonNullElse(column.topValues(), ""))
                  .map(part -> part.isEmpty() ? "" : " " + part)
                  .collect(Collectors.joining(" |"))
                  .strip();
            })
        .toList();
  }
}
