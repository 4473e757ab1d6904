package org.districtassessment.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnLettersTest {

  /** As a spreadsheet heads them; XFD is the last one of a worksheet, the 16,384th. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0, A",
    "1, B",
    "25, Z",
    "26, AA",
    "51, AZ",
    "52, BA",
    "701, ZZ",
    "702, AAA",
    "16383, XFD"
  })
  void countsWithLetters(int column, String letters) {
    assertThat(ColumnLetters.of(column)).isEqualTo(letters);
  }

  @Test
  void hasNoColumnBeforeTheFirst() {
    assertThatThrownBy(() -> ColumnLetters.of(-1)).hasMessage("Invalid column: -1 (must be >= 0)");
  }
}
