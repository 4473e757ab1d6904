package org.districtassessment.core.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.rule.SubmissionRules.Newest;
import org.junit.jupiter.api.Test;

class SupersedeTest {

  @Test
  void aHigherVersionIsReadInPlaceOfTheLowerOne() {
    Succession succession =
        supersede(
            Newest.VERSION,
            """
            2024/20250301/a/clinic.csv    | clinic | a |
            2024/20250201/a/clinic_v2.csv | clinic | a |
            2024/b/clinic.csv             | clinic | b |""");
    assertThat(succession.unread())
        .containsOnlyKeys("2024/20250301/a/clinic.csv")
        .containsValue(
            new Succession.Unread(Succession.Status.SUPERSEDED, "2024/20250201/a/clinic_v2.csv"));
    assertThat(succession.findings()).allMatch(each -> each.severity() == Severity.INFO);
    assertThat(Sent.inWords(succession.findings()))
        .isEqualTo(
            "superseded-file a 2024/20250301/a/clinic.csv: 2024/20250201/a/clinic_v2.csv came"
                + " later, so this file was not read; it stays listed. If this one is right, send"
                + " it again under a higher version, such as _v3");
  }

  @Test
  void byReceivedDateTheLaterOneIsReadWhateverItsVersion() {
    String files =
        """
        2024/20250301/a/clinic.csv    | clinic | a |
        2024/20250201/a/clinic_v2.csv | clinic | a |""";
    assertThat(supersede(Newest.RECEIVED, files).unread())
        .containsOnlyKeys("2024/20250201/a/clinic_v2.csv");
  }

  @Test
  void ofEqualVersionsTheOneReceivedLaterIsReadAndOneWithoutADateIsTheOldest() {
    assertThat(
            supersede(
                    Newest.VERSION,
                    """
                    2024/a/clinic.csv          | clinic | a |
                    2024/20250201/a/clinic.csv | clinic | a |
                    2024/20250131/a/clinic.csv | clinic | a |""")
                .unread())
        .containsOnlyKeys("2024/a/clinic.csv", "2024/20250131/a/clinic.csv");
  }

  @Test
  void aFullTieIsReadTwiceWithAWarning() {
    Succession succession =
        supersede(
            Newest.VERSION,
            """
            2024/a/clinic.csv  | clinic | a | 11
            2024/a/clinic.xlsx | clinic | a | 22""");
    assertThat(succession.unread()).isEmpty();
    assertThat(succession.findings()).allMatch(each -> each.severity() == Severity.WARNING);
    assertThat(Sent.inWords(succession.findings()))
        .isEqualTo(
            "sent-twice a 2024/a/clinic.xlsx: 2024/a/clinic.csv has the same name, version and"
                + " date, so both were read. Keep one, or write the version into the name, such as"
                + " _v2");
  }

  @Test
  void partsOfOneTableAreAllRead() {
    Succession succession =
        supersede(
            Newest.VERSION,
            """
            2024/a/clinic_north.csv | clinic | a | 11
            2024/a/clinic_south.csv | clinic | a | 22""");
    assertThat(succession.unread()).isEmpty();
    assertThat(succession.findings()).isEmpty();
  }

  @Test
  void theSameBytesOfOneTableAndUnitAreReadOnce() {
    Succession succession =
        supersede(
            Newest.VERSION,
            """
            2024/a/clinic_copy.csv | clinic | a | 11
            2024/a/clinic.csv      | clinic | a | 11
            2024/b/clinic.csv      | clinic | b | 11
            2024/a/bed.csv         | bed    | a | 11""");
    assertThat(succession.unread())
        .containsOnlyKeys("2024/a/clinic_copy.csv")
        .containsValue(new Succession.Unread(Succession.Status.DUPLICATE, "2024/a/clinic.csv"));
    assertThat(Sent.inWords(succession.findings()))
        .isEqualTo(
            "duplicate-file a 2024/a/clinic_copy.csv: 2024/a/clinic.csv holds the very same bytes,"
                + " so this file was not read. Delete one of them");
  }

  @Test
  void aVersionThatGoesBackToTheFirstOneStillSupersedesTheSecond() {
    assertThat(
            supersede(
                    Newest.VERSION,
                    """
                    2024/a/clinic.csv    | clinic | a | 11
                    2024/a/clinic_v2.csv | clinic | a | 22
                    2024/a/clinic_v3.csv | clinic | a | 11""")
                .unread())
        .containsOnlyKeys("2024/a/clinic.csv", "2024/a/clinic_v2.csv");
  }

  @Test
  void whatSupersedesIsNamedByTheFileThatIsReadForIt() {
    Succession succession =
        supersede(
            Newest.VERSION,
            """
            2024/a/another.csv   | clinic | a | 22
            2024/a/clinic.csv    | clinic | a | 11
            2024/a/clinic_v2.csv | clinic | a | 22""");
    assertThat(succession.unread())
        .containsEntry(
            "2024/a/clinic.csv",
            new Succession.Unread(Succession.Status.SUPERSEDED, "2024/a/another.csv"))
        .containsEntry(
            "2024/a/clinic_v2.csv",
            new Succession.Unread(Succession.Status.DUPLICATE, "2024/a/another.csv"));
  }

  /** Two worksheets of one table have the bytes and the path of their workbook in common. */
  @Test
  void worksheetsOfOneWorkbookAreParts() {
    List<SentFile> files =
        List.of(
            sheet("2024/a/book.xlsx", "north", "11"),
            sheet("2024/a/book.xlsx", "south", "11"),
            sheet("2024/a/book_v2.xlsx", "north", "22"),
            sheet("2024/a/copy.xlsx", "south", "11"));
    Succession succession = Supersede.supersede(files, Newest.VERSION, Language.EN);
    assertThat(succession.unread())
        .containsOnlyKeys("2024/a/book.xlsx [north]", "2024/a/copy.xlsx [south]");
    assertThat(Sent.inWords(succession.findings()))
        .contains("duplicate-file a 2024/a/copy.xlsx: 2024/a/book.xlsx [south] holds")
        .contains("superseded-file a 2024/a/book.xlsx: 2024/a/book_v2.xlsx [north] came");
  }

  private static SentFile sheet(String path, String sheet, String hash) {
    return new SentFile(path, sheet, "clinic", "a", 1, Receipt.of(path).ofSheet(sheet), hash);
  }

  @Test
  void theOrderOfFilesDoesNotMatter() {
    List<SentFile> files =
        new ArrayList<>(
            Sent.files(
                """
                2024/a/clinic.csv     | clinic | a | 11
                2024/a/clinic.xlsx    | clinic | a | 22
                2024/a/clinic_(1).csv | clinic | a | 11
                2024/a/clinic v3.csv  | clinic |   | 33
                2024/a/bed.csv        | bed    | a | 44
                2024/a/bed_v2.csv     | bed    | a | 55"""));
    Succession expected = Supersede.supersede(files, Newest.VERSION, Language.ZH);
    Collections.reverse(files);
    assertThat(Supersede.supersede(files, Newest.VERSION, Language.ZH)).isEqualTo(expected);
    Collections.rotate(files, 2);
    assertThat(Supersede.supersede(files, Newest.VERSION, Language.ZH)).isEqualTo(expected);
  }

  @Test
  void onlyFilesOfEqualLengthNeedAHash() {
    List<SentFile> files =
        List.of(
            SentFile.of("2024/a/clinic.csv", "clinic", "a", 10),
            SentFile.of("2024/a/clinic_2.csv", "clinic", "a", 10),
            SentFile.of("2024/a/clinic_3.csv", "clinic", "a", 11),
            SentFile.of("2024/b/clinic.csv", "clinic", "b", 10),
            SentFile.of("2024/a/bed.csv", "bed", "a", 10));
    assertThat(Supersede.needHash(files))
        .containsExactly("2024/a/clinic.csv", "2024/a/clinic_2.csv");
  }

  private static Succession supersede(Newest newest, String files) {
    return Supersede.supersede(Sent.files(files), newest, Language.EN);
  }
}
