package org.districtassessment.stage.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedCellsTest {

  @Test
  void takeTheTextOfTheFirstCellDownwards() throws IOException {
    assertThat(
            rows(
                "<row r='1'>"
                    + cell("A1", "unit")
                    + cell("B1", "name")
                    + "</row>"
                    + "<row r='2'>"
                    + cell("A2", "north")
                    + cell("B2", "a")
                    + "</row>"
                    + "<row r='3'><c r='A3' s='1'/>"
                    + cell("B3", "b")
                    + "</row>"
                    + "<row r='4'>"
                    + cell("B4", "c")
                    + "</row>"
                    + "<row r='5'>"
                    + cell("A5", "south")
                    + cell("B5", "d")
                    + "</row>",
                "A2:A4"))
        .containsExactly(
            "1: unit | name",
            "2: north | a",
            "3: merged north | b",
            "4: merged north | c",
            "5: south | d");
  }

  @Test
  void areMergedAllOfThemWhereANumberMayBeTheSumOfItsRows() throws IOException {
    assertThat(
            rows(
                "<row r='1'><c r='A1'><v>7</v></c>"
                    + cell("B1", "a")
                    + "</row>"
                    + "<row r='2'>"
                    + cell("B2", "b")
                    + "</row>",
                "A1:A2"))
        .containsExactly("1: merged_number 7 | a", "2: merged_number 7 | b");
  }

  @Test
  void takeTheTextOfTheFirstCellAcross() throws IOException {
    assertThat(
            rows(
                "<row r='1'><c r='A1'><v>7</v></c>"
                    + cell("D1", "end")
                    + "</row>"
                    + "<row r='2'>"
                    + cell("B2", "title")
                    + "</row>",
                "A1:B1 B2:D2"))
        .containsExactly(
            "1: number 7 | merged_number 7 |  | end", "2:  | title | merged title | merged title");
  }

  @Test
  void takeTheTextOfTheFirstCellBothWays() throws IOException {
    assertThat(
            rows(
                "<row r='2'>" + cell("B2", "x") + "</row><row r='3'>" + cell("A3", "a") + "</row>",
                "B2:C3"))
        .containsExactly("2:  | x | merged x", "3: a | merged x | merged x");
  }

  @Test
  void makeARowComeThatIsNotInTheFileBetweenOthersWithValues() throws IOException {
    assertThat(
            rows(
                "<row r='2'>"
                    + cell("A2", "x")
                    + "</row><row r='3'><c r='B3'/></row>"
                    + "<row r='6'>"
                    + cell("B6", "y")
                    + "</row>",
                "A2:A4"))
        .containsExactly("2: x", "3: merged x", "4: merged x", "6:  | y");
  }

  @Test
  void makeNoRowsComeBelowTheLastWithValues() throws IOException {
    assertThat(rows("<row r='2'>" + cell("A2", "x") + "</row>", "A2:A1048576"))
        .containsExactly("2: x");
  }

  @Test
  void makeNoRowsComeWhereTheFirstCellIsEmpty() throws IOException {
    assertThat(
            rows(
                "<row r='1'>" + cell("C1", "x") + "</row><row r='9'>" + cell("C9", "y") + "</row>",
                "A1:A9 B3:B9"))
        .containsExactly("1:  |  | x", "9: merged  | merged  | y");
  }

  @Test
  void hideWhatStandsBelowThem() throws IOException {
    assertThat(rows("<row r='1'>" + cell("A1", "shown") + cell("B1", "hidden") + "</row>", "A1:B1"))
        .containsExactly("1: shown | merged shown");
  }

  @Test
  void keepToTheFirstOfTwoRangesThatOverlap() throws IOException {
    assertThat(
            rows(
                "<row r='1'>"
                    + cell("A1", "a")
                    + cell("C1", "c")
                    + "</row><row r='2'>"
                    + cell("C2", "x")
                    + "</row>",
                "B1:C2 A1:B2 A1:A1 A1:B2"))
        .containsExactly("1: a | merged a | c", "2: merged a | merged a | x");
  }

  @Test
  void areFoundInAPartOfAnyEncoding() throws IOException {
    String sheet =
        "<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData><row><c><v>1</v></c></row></sheetData>"
            + "<mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>";
    byte[] workbook =
        new HandmadeWorkbook()
            .with("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_16))
            .bytes();

    assertThat(Rows.ofFirstSheet(workbook)).containsExactly("1: number 1 | merged_number 1");
  }

  @Test
  void areKeptExactlyWhereNoneLiesOverAnotherOneKept() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<MergedRange> all =
          random
              .ints(12, 0, 10_000)
              .mapToObj(
                  n ->
                      new MergedRange(
                          1 + n % 8, n / 8 % 8, 1 + n % 8 + n / 64 % 4, n / 8 % 8 + n / 256 % 4))
              .sorted(MergedRange.BY_PLACE)
              .toList();
      List<MergedRange> expected = new ArrayList<>();
      for (MergedRange range : all) {
        if (expected.stream().noneMatch(other -> overlap(range, other))) {
          expected.add(range);
        }
      }
      assertThat(MergedRanges.withoutOverlaps(all)).isEqualTo(expected);
    }
  }

  private static boolean overlap(MergedRange a, MergedRange b) {
    return a.top() <= b.bottom()
        && b.top() <= a.bottom()
        && a.left() <= b.right()
        && b.left() <= a.right();
  }

  private static String cell(String address, String text) {
    return "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(address, text);
  }

  private static List<String> rows(String rows, String merged) throws IOException {
    return Rows.ofFirstSheet(new HandmadeWorkbook().withRows(rows, merged).bytes());
  }
}
