package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellReaderTest {

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      textBlock =
          """
          INTEGER, 0, 0
          INTEGER, -007, -7
          INTEGER, +12, 12
          INTEGER, 9223372036854775807, 9223372036854775807
          INTEGER, 9223372036854775808, bad
          INTEGER, -9223372036854775808, -9223372036854775808
          INTEGER, -9223372036854775809, bad
          INTEGER, 99999999999999999999, bad
          INTEGER, 12.0, bad
          INTEGER, 1e3, bad
          INTEGER, -, bad
          INTEGER, １２, bad
          INTEGER, 12万, bad
          NUMBER, 0.5, 50
          NUMBER, -0.05, -5
          NUMBER, .5, 50
          NUMBER, 5., 500
          NUMBER, 1.005, bad
          NUMBER, 9999999999999999.99, 999999999999999999
          NUMBER, 10000000000000000, bad
          NUMBER, 1.2.3, bad
          NUMBER, NaN, bad
          NUMBER, 1e3, bad
          NUMBER, ., bad
          NUMBER, '1,234', bad
          BOOLEAN, TRUE, 1
          BOOLEAN, 0, 0
          BOOLEAN, yes, bad
          DATE, 1970-01-02, 1
          DATE, 2024-02-29, 19782
          DATE, 2023-02-29, bad
          DATE, 2024-2-29, bad
          DATE, 0000-01-01, bad
          DATE, 2024/02/29, bad
          YEAR, 2024, 2024
          YEAR, 24, bad
          YEAR, 0000, bad
          YEAR, 20x4, bad
          """)
  void readsExactlyOrNotAtAll(FieldType type, String cell, String value) {
    CellReader reader = CellReader.of(field(type));
    byte[] bytes = Cells.utf8("<" + cell + ">");
    String read = reader.reads(bytes, 1, bytes.length - 1) ? Long.toString(reader.value()) : "bad";
    assertThat(read).isEqualTo(value);
  }

  @ParameterizedTest(name = "[{0}] is [{1}]")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {" a b ,a b", "\u3000a\u3000 \t,a", "\u3000,''", "\u3001\u3000,\u3001", "é,é"})
  void trimsAsciiAndFullWidthSpaces(String cell, String trimmed) {
    byte[] bytes = Cells.utf8(cell);
    assertThat(Cells.trimmed(bytes, 0, bytes.length)).isEqualTo(trimmed);
  }

  private static Field field(FieldType type) {
    return new Field(
        "a",
        type,
        Text.same("a"),
        Text.same(""),
        List.of(),
        null,
        type == FieldType.NUMBER ? 2 : 0,
        false,
        Constraints.NONE,
        List.of(),
        List.of(),
        SourceLocation.ofFile("a"));
  }
}
