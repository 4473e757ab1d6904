package org.districtassessment.core.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  /** RFC 4231, test case 2, has the key "Jefe"; this class puts its message in capital letters. */
  private final Pseudonyms pseudonyms = new Pseudonyms("Jefe".getBytes(StandardCharsets.UTF_8));

  /**
   * Computed apart: {@code printf 'WHAT DO YA WANT FOR NOTHING?' | openssl dgst -sha256 -hmac
   * Jefe}.
   */
  @Test
  void areTheFirst96BitsOfTheHmac() {
    assertThat(pseudonyms.of("what do ya want for nothing?"))
        .isEqualTo("P0c2fe188bd4f39005b75d81f");
  }

  @Test
  void doNotDependOnBlanksAroundOrOnTheCaseOfLetters() {
    assertThat(pseudonyms.of("\u3000 50010119900101123x "))
        .isEqualTo(pseudonyms.of("50010119900101123X"))
        .isNotEqualTo(pseudonyms.of("500101199001011230"));
  }

  @Test
  void areTheSameFromBytesAndFromText() {
    for (String value : new String[] {"50010119900101123x", "é李", "", "a".repeat(1000)}) {
      byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
      byte[] written = new byte[Pseudonyms.LENGTH];
      pseudonyms.writer().write(bytes, 1, bytes.length - 1, written);
      assertThat(new String(written, StandardCharsets.US_ASCII)).isEqualTo(pseudonyms.of(value));
    }
  }

  /** More values than a thread remembers, each of which comes again; held against the platform. */
  @Test
  void areTheSameHoweverOftenAValueComes() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("Jefe".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] written = new byte[Pseudonyms.LENGTH];
    for (int step : new int[] {1, 7, 1}) {
      for (int i = 0; i < 70_000; i++) {
        String value = "P" + (long) i * step % 70_000;
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        pseudonyms.writer().write(bytes, 0, bytes.length, written);
        assertThat(new String(written, StandardCharsets.US_ASCII))
            .isEqualTo("P" + HexFormat.of().formatHex(mac.doFinal(bytes)).substring(0, 24));
      }
    }
  }

  @Test
  void surviveTheWayToAnExecutor() throws Exception {
    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(pseudonyms);
    var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(((Pseudonyms) in.readObject()).of("a")).isEqualTo(pseudonyms.of("a"));
  }

  @Test
  void needAKey() {
    assertThatThrownBy(() -> new Pseudonyms(new byte[0]))
        .hasMessage("The key of the pseudonyms is empty");
  }
}
