package org.districtassessment.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneLineTest {

  private static final Map<String, Object> FACTS =
      Map.of(
          "a",
          "b: \"c\", [d]\\ {\n  e",
          "empty",
          List.of(),
          "list",
          List.of(1, 2.5, true, Map.of("x", Map.of(), "y", "名")),
          "zero",
          0);

  @Test
  void isWhatWouldBeWrittenOnOneLine() {
    assertThat(OneLine.of(Json.pretty(FACTS))).contains(Json.oneLine(FACTS));
    assertThat(OneLine.of(Json.pretty(Map.of()))).contains("{}");
  }

  @Test
  void noticesASpaceOrBreakThatWasNotWritten() {
    String pretty = Json.pretty(FACTS);
    for (int at = 0; at <= pretty.length(); at++) {
      for (String space : List.of(" ", "\n", "\t")) {
        String changed = pretty.substring(0, at) + space + pretty.substring(at);
        assertThat(OneLine.of(changed)).as("%s at %s", space, at).isNotEqualTo(OneLine.of(pretty));
      }
    }
  }

  @Test
  void noticesASpaceOrBreakThatIsMissing() {
    String pretty = Json.pretty(FACTS);
    for (int at = 0; at < pretty.length(); at++) {
      String changed = pretty.substring(0, at) + pretty.substring(at + 1);
      assertThat(OneLine.of(changed)).as("without %s", at).isNotEqualTo(OneLine.of(pretty));
    }
  }
}
