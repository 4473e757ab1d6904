package org.districtassessment.publish;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        " =1",
        "\u3000=1",
        "'=1",
        "''=1"
      })
  void putsAnApostropheBeforeWhatLooksLikeAFormula(String text) {
    assertThat(FormulaGuard.guard(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1", "城口", "12", "'quoted'", "1-2", "'", " a"})
  void leavesOtherTextsAlone(String text) {
    assertThat(FormulaGuard.guard(text)).isEqualTo(text);
  }

  @Property
  void givesBackEveryText(@ForAll("tricky") String text) {
    String cell = FormulaGuard.guard(text);

    assertThat(FormulaGuard.unguard(cell)).isEqualTo(text);
    assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r\\n\\x00＝＋－＠].*");
  }

  @Provide
  Arbitrary<String> tricky() {
    return Arbitraries.strings().withChars("'=+-@\t\r\n\0＝ \u3000a1城").ofMaxLength(5);
  }
}
