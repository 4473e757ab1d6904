package org.districtassessment.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.schema.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnProfileTest {

  @Test
  void namesAtMostFiveValues() {
    assertThat(
            topValues(9, new ValueCount("a", 3), one("b"), one("c"), one("d"), one("e"), one("f")))
        .isEqualTo("a:3; b:1; c:1; d:1; e:1");
  }

  @Test
  void escapesWhatWouldEndAValue() {
    assertThat(topValues(3, new ValueCount("9:00; \\o/", 2), one("x")))
        .isEqualTo("9\\:00\\; \\\\o/:2; x:1");
  }

  @Test
  void cutsLongValuesBehindSixtyCharacters() {
    String sixty = "😀".repeat(60);
    assertThat(topValues(4, new ValueCount(sixty, 2), new ValueCount(sixty + "a", 2)))
        .isEqualTo(sixty + ":2; " + sixty + "…:2");
  }

  @Test
  void namesNothingWhereNoValueStandsTwice() {
    assertThat(topValues(2, one("a"), one("b"))).isNull();
    assertThat(topValues(0)).isNull();
  }

  private static ValueCount one(String value) {
    return new ValueCount(value, 1);
  }

  private static @Nullable String topValues(long values, ValueCount... frequent) {
    Summary summary =
        new Summary(values, 0, frequent.length, List.of(), null, Arrays.asList(frequent));
    return new ColumnProfile(
            "clinic", null, "c.csv", SummarizeValuesTest.field(FieldType.STRING, 0), summary)
        .topValues();
  }
}
