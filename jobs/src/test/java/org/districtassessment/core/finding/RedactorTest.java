package org.districtassessment.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    for (int times : new int[] {4, 100_000}) {
      String longer = "1234567890".repeat(times);
      assertThat(redactor.redact(longer)).isEqualTo(pseudonyms.of(longer));
    }
  }

  /** A pattern that two digits of a hash happen to match would hide what is hidden already. */
  @Test
  void leavesPseudonymsAsTheyAreAndTakesOutWhatTouchesThem() {
    Redactor digits = new Redactor(List.of(Pattern.compile("\\d+")), pseudonyms);
    String known = "P0123456789abcdef01234567";
    assertThat(digits.redact(known + "; 12")).isEqualTo(known + "; " + pseudonyms.of("12"));
    assertThat(digits.redact("x" + known)).isNotEqualTo("x" + known);
  }

  @Test
  void takesOutOverlappingPartsAsOneAndTouchingOnesEach() {
    Redactor both =
        new Redactor(
            List.of(Pattern.compile("abc"), Pattern.compile("cd"), Pattern.compile("ef")),
            pseudonyms);
    assertThat(both.redact("abcd-")).isEqualTo(pseudonyms.of("abcd") + "-");
    assertThat(both.redact("cdef-")).isEqualTo(pseudonyms.of("cd") + pseudonyms.of("ef") + "-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500101 19900307 7657",
        "500101-19900307-7657",
        "500101 19900307 765X",
        "5 0 0 1 0 1 1 9 9 0 0 3 0 7 7 6 5 7",
        "500101\u00a019900307\u30007657",
        "50010119900307765 x",
        "５００１０１－１９９００３０７－７６５Ｘ",
        "6222 0212 3456 7890"
      })
  void takesOutLongNumbersInGroups(String number) {
    assertThat(redactor.redact("号" + number + "。")).isEqualTo("号" + pseudonyms.of(number) + "。");
  }

  @Test
  void masksWhatGoesBackToItsSender() {
    Redactor masking = Redactor.masking(List.of(Pattern.compile("T-\\d{10,}")));
    String masked = "500101**********23";
    assertThat(masking.pseudonym("500101199001011223")).isEqualTo(masked);
    assertThat(masking.pseudonym(masked)).isEqualTo(masked);
    assertThat(masking.redact(masked)).isEqualTo(masked);
    assertThat(masking.redact("见 500101199001011223，T-0123456789"))
        .isEqualTo("见 " + masked + "，T-0123****89");
    assertThat(masking.redact("500101 19900101 1223")).isEqualTo("500101************23");
    assertThat(masking.pseudonym("李四")).isEqualTo("**");
    assertThat(masking.pseudonym("12345678901")).isEqualTo("***********");
    assertThat(masking.pseudonym("123456789012")).isEqualTo("123456****12");
    assertThat(masking.pseudonym(" ")).isEqualTo(" ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-03-05 00:00:00", "500101, 500102, 500103", "2024-03-05"})
  void leavesDatesAndLists(String text) {
    assertThat(redactor.redact(text)).isEqualTo(text);
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
