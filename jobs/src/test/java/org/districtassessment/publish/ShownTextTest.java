package org.districtassessment.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.MonitoringList;
import org.junit.jupiter.api.Test;

/** What is expected is written by RFC 8259. */
class ShownTextTest {

  private static final SourceLocation AT = SourceLocation.ofFile("lists/some.yaml");

  @Test
  void writesNamesInOrderAndAMissingValueAsNull() {
    ShownText text = ShownText.of(list("risk", "age", "has_certificate"));

    assertThat(text.of(Arrays.asList("因病", "19", null)))
        .isEqualTo("{\"age\":\"19\",\"has_certificate\":null,\"risk\":\"因病\"}");
  }

  @Test
  void escapesWhatHasAMeaningInJson() {
    ShownText text = ShownText.of(list("note"));

    assertThat(text.of(List.of("a\"b\\c\td\u0001")))
        .isEqualTo("{\"note\":\"a\\\"b\\\\c\\td\\u0001\"}");
  }

  @Test
  void writesAnEmptyObjectWhereNothingIsShown() {
    assertThat(ShownText.of(list()).of(List.of())).isEqualTo("{}");
  }

  private static MonitoringList list(String... names) {
    return new MonitoringList(
        "some",
        "ML0",
        Text.same("Some"),
        Text.same("Some"),
        List.of(),
        "household",
        null,
        new Expression("household_id", AT),
        Stream.of(names)
            .map(name -> new MonitoringList.Shown(name, Text.same(name), new Expression(name, AT)))
            .toList(),
        "source",
        AT);
  }
}
