package org.districtassessment.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePointsTest {

  @ParameterizedTest(name = "{0} against {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # one | other | sign | because
            a   | a     |  0   | equal
            ''  | a     | -1   | nothing comes first
            a   | ab    | -1   | the shorter comes first
            b   | ab    |  1   | U+0062 after U+0061
            县  | a     |  1   | U+53BF after U+0061
            Ａ  | 县    |  1   | U+FF21 after U+53BF
            𠀀  | 县    |  1   | U+20000 after U+53BF
            𠀀  | Ａ    |  1   | U+20000 after U+FF21, although its first char is D840
            𠀀  | 𠀁    | -1   | U+20000 before U+20001
            𠀀  | 𪚥    | -1   | U+20000 before U+2A6A5
          """)
  void comparesByCodePointsAndNotByChars(String one, String other, int sign, String because) {
    assertThat(Integer.signum(CodePoints.compare(one, other))).as(because).isEqualTo(sign);
    assertThat(Integer.signum(CodePoints.compare(other, one))).as(because).isEqualTo(-sign);
  }
}
