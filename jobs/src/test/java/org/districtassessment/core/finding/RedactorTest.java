package org.districtassessment.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RedactorTest {

  private final Pseudonyms pseudonyms = new Pseudonyms("key".getBytes(StandardCharsets.UTF_8));
  private final Redactor redactor =
      new Redactor(
          List.of(Pattern.compile("\\d{17}[0-9X]"), Pattern.compile("T-\\d+")), pseudonyms);

  @Test
  void takesOutWhatLooksSensitiveAnywhere() {
    String id = "50010119900101123X";
    assertThat(redactor.redact("see " + id + ", T-77!"))
        .isEqualTo("see " + pseudonyms.of(id) + ", " + pseudonyms.of("T-77") + "!");
  }

  @Test
  void takesOutLongNumbersOfAnyLengthAndScript() {
    assertThat(redactor.redact("123456789012345")).isEqualTo(pseudonyms.of("123456789012345"));
    assertThat(redactor.redact("１２３４５６７８９０１２３４５６")).isEqualTo(pseudonyms.of("１２３４５６７８９０１２３４５６"));
    String longer = "1234567890".repeat(4);
    assertThat(redactor.redact(longer)).isEqualTo(pseudonyms.of(longer));
  }

  @Test
  void leavesOtherTextAlone() {
    assertThat(redactor.redact("12345678901234 is short, 南岸"))
        .isEqualTo("12345678901234 is short, 南岸");
  }

  @Test
  void leavesABlankCellBlank() {
    assertThat(redactor.pseudonym(" ")).isEqualTo(" ");
    assertThat(redactor.pseudonym("Li")).isEqualTo(pseudonyms.of("Li"));
  }
}
