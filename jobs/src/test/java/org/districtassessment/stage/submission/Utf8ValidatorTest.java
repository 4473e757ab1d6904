package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8ValidatorTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'', -1",
    "E69D8E, -1",
    "6162636465666768E69D8E, -1",
    "61E69D, 1",
    "C080, 0",
    "61EDA080, 1",
    "F4908080, 0",
    "F0A08080, -1",
    "6180, 1",
    "E69D41, 0"
  })
  void tellsWhereTheFirstBadCharacterStarts(String hex, long invalidAt) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    Utf8Validator validator = new Utf8Validator();
    validator.update(bytes, bytes.length);
    assertThat(validator.invalidAt()).isEqualTo(invalidAt);
  }

  @Property(tries = 2000)
  void agreesWithTheJdk(
      @ForAll @Size(max = 24) byte[] noise, @ForAll @IntRange(min = 0, max = 24) int cut) {
    byte[] bytes = Arrays.copyOf("李é𠀀 and ascii".getBytes(StandardCharsets.UTF_8), 40);
    System.arraycopy(noise, 0, bytes, 16, noise.length);
    Utf8Validator validator = new Utf8Validator();
    validator.update(bytes, cut);
    byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
    validator.update(rest, rest.length);
    assertThat(validator.invalidAt() < 0).isEqualTo(isUtf8(bytes));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
