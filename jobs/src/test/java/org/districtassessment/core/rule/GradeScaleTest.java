package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.GradeScale.Grade;
import org.districtassessment.core.rule.GradeScale.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradeScaleTest {

  @Test
  void goesFromTheBestGradeDown() {
    assertThat(scale("good 80", "fair 60", "poor 0").grades()).hasSize(3);
    assertThat(scale("passed 0").grades()).hasSize(1);
  }

  @Test
  void refusesAScaleWithoutGrades() {
    assertThatThrownBy(GradeScaleTest::scale)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A grade scale needs at least one grade");
  }

  @Test
  void refusesAGradeThatDoesNotBeginBelowTheBetterOne() {
    assertThatThrownBy(() -> scale("good 80", "fair 80.0", "poor 0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Grade fair must begin below grade good");
    assertThatThrownBy(() -> scale("good 80", "fair 60", "poor 61"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Grade poor must begin below grade fair");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "1"})
  void takesAShareOfTheUnits(String share) {
    assertThat(quota(share).share()).isEqualTo(new BigDecimal(share));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "1.01"})
  void refusesAShareThatIsNone(String share) {
    assertThatThrownBy(() -> quota(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid share of the quota: " + share + " (must be in (0, 1])");
  }

  private static Quota quota(String share) {
    return new Quota(new BigDecimal(share), false, false, false);
  }

  private static GradeScale scale(String... grades) {
    List<Grade> all = Stream.of(grades).map(GradeScaleTest::grade).toList();
    return new GradeScale(all, null);
  }

  private static Grade grade(String text) {
    int space = text.indexOf(' ');
    String id = text.substring(0, space);
    return new Grade(id, Text.same(id), new BigDecimal(text.substring(space + 1)));
  }
}
