package org.districtassessment.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest(name = "{0} takes {1}")
  @CsvSource({
    "abc,3", "每千人,6", "（a）,5", "～,2", "é,1", "≥ 95,4", "÷×–,3", "한국,4", "ｱ,1", "Ａ,2", "𠮷,2", "😀,2"
  })
  void countsWideCharactersTwice(String text, int width) {
    assertThat(DisplayWidth.of(text)).isEqualTo(width);
  }

  @Test
  void countsCombiningAndFormatCharactersAsNothing() {
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("a\u200Bb")).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({"每千人诊所,10,每千人诊所", "每千人诊所,9,每千人诊…", "每千人诊所,8,每千人…", "a bcd,3,a…", "ab,1,…", "ab,0,''"})
  void cutsBetweenCharacters(String text, int width, String cut) {
    assertThat(DisplayWidth.cut(text, width)).isEqualTo(cut);
    assertThat(DisplayWidth.of(cut)).isLessThanOrEqualTo(width);
  }
}
