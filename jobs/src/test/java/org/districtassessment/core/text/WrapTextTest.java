package org.districtassessment.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapTextTest {

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kept up            | 80 | kept up
          is it kept  up     | 7  | is it/kept up
          missing-base-year  | 8  | missing-/base-/year
          no missing-year    | 9  | no/missing-/year
          P2024-0012 P2-1    | 10 | P2024-0012/P2-1
          missingyear -0.5   | 6  | missin/gyear/-0.5
          投入规模           | 5  | 投入/规模
          投入，规模         | 5  | 投/入，/规模
          规模（名义）       | 6  | 规模/（名/义）
          投入 real 规模     | 9  | 投入 real/规模
          涪陵区 (no), 忠县  | 12 | 涪陵区 (no),/忠县
          """)
  void breaksAtSpacesAndBesideWideCharacters(String text, int width, String lines) {
    assertThat(WrapText.wrap(text, width)).containsExactly(lines.split("/"));
    assertThat(WrapText.wrap(text, width)).allMatch(line -> DisplayWidth.of(line) <= width);
  }

  @Test
  void anEmptyTextIsOneLineAndAWidthBelowAWideCharacterIsRefused() {
    assertThat(WrapText.wrap(" ", 2)).containsExactly("");
    assertThat(WrapText.wrap("投入", 2)).containsExactly("投", "入");
    assertThatThrownBy(() -> WrapText.wrap("a", 1))
        .hasMessage("Invalid width: 1 (must be at least 2)");
  }
}
