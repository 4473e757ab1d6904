package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.TableSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

  private final UnitNames units =
      new UnitNames(List.of(new Unit("north", "North Shore", ""), new Unit("s1", "南岸", "")));

  private final FileNames names =
      new FileNames(List.of(table("visit", "就诊表", "门诊登记"), table("visit_fee", "就诊收费表", "fees")));

  @ParameterizedTest(name = "{0} is {1}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          visit                | visit     | -     | the name itself
          Visit-2024           | visit     | -     | at the beginning, in any case
          north_visit          | visit     | north | at the end
          visit_fee_s1         | visit_fee | s1    | the longest name wins
          visits               | -         | -     | inside a word no name ends
          visit2024            | visit     | -     | a number is another word
          南岸就诊表            | visit     | s1    | Chinese needs no separator
          就诊表（南岸）         | visit     | s1    | full-width brackets separate
          门诊登记 North Shore  | visit     | north | a name with a blank is one
          s1 north visit       | visit     | -     | two units are none
          report               | -         | -     | no table
          """)
  void findsTableAndUnit(String stem, String table, String unit, String because) {
    var match = names.match(stem);
    assertThat(match.map(FileNames.Match::table).orElse(null)).as(because).isEqualTo(table);
    assertThat(match.map(found -> units.unit(List.of(found.rest()))).orElse(null))
        .as(because)
        .isEqualTo(unit);
  }

  @ParameterizedTest(name = "{0} is sent by {1}")
  @CsvSource(
      nullValues = "-",
      value = {"north,north", "2024 南岸,s1", "north/sent again,north", "s1/north,north", "other,-"})
  void findsTheUnitInTheNearestFolder(String folders, String unit) {
    assertThat(units.unit(Arrays.asList(folders.split("/", -1)))).isEqualTo(unit);
  }

  private static TableSchema table(String name, String zh, String... fileNames) {
    return new TableSchema(
        name,
        new Text(zh, name),
        Text.same(""),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(fileNames),
        List.of(),
        false,
        SourceLocation.ofFile("a"));
  }
}
