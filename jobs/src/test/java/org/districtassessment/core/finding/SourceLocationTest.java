package org.districtassessment.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLocationTest {

  private static final SourceLocation FILE = SourceLocation.ofFile("a.yaml");
  private static final SourceLocation LINE = new SourceLocation("a.yaml", 2, 0);
  private static final SourceLocation COLUMN = new SourceLocation("a.yaml", 2, 7);
  private static final SourceLocation TENTH = new SourceLocation("a.yaml", 10, 1);

  @Test
  void saysNoMoreThanItKnows() {
    assertThat(Stream.of(FILE, LINE, COLUMN).map(SourceLocation::toString))
        .containsExactly("a.yaml", "a.yaml:2", "a.yaml:2:7");
  }

  @Test
  void standsByFileLineAndColumn() {
    SourceLocation other = new SourceLocation("b.yaml", 1, 1);
    assertThat(Stream.of(other, TENTH, COLUMN, LINE, FILE).sorted())
        .containsExactly(FILE, LINE, COLUMN, TENTH, other);
  }

  @Test
  void problemsKnowWhetherThereAreAny() {
    Problems problems = new Problems();
    assertThat(problems.isEmpty()).isTrue();
    problems.add(LINE, "bad");
    assertThat(problems.isEmpty()).isFalse();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"zh, ZH", "zh-CN, ZH", "ZH, ZH", "en, EN", "EN-GB, EN", "fr, none"})
  void languagesGoByTheirTags(String tag, String language) {
    assertThat(Language.of(tag).map(Language::name).orElse("none")).isEqualTo(language);
  }
}
