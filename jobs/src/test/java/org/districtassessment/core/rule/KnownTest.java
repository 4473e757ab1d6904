package org.districtassessment.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownTest {

  @Test
  void namesTheOneThatWasProbablyMeant() {
    assertThat(Known.among("bed", List.of("beds", "fund"))).isEqualTo(" (did you mean beds?)");
  }

  @Test
  void namesAllWhereTheyAreFew() {
    assertThat(Known.among("clinic", List.of("beds", "fund"))).isEqualTo(" (known: beds, fund)");
    assertThat(Known.among("clinic", numbers(12)))
        .isEqualTo(" (known: n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12)");
  }

  @Test
  void namesNoneWhereTheyAreManyOrThereIsNone() {
    assertThat(Known.among("clinic", numbers(13))).isEmpty();
    assertThat(Known.among("clinic", List.of())).isEmpty();
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> "n" + number).toList();
  }
}
