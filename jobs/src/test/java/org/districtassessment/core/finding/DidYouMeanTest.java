package org.districtassessment.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          poinst,   points,   two neighbours swapped
          point,    points,   one left out
          pointts,  points,   one too many
          pants,    -,        three slips in five
          tit,      title,    its beginning
          t,        -,        too short to guess
          bar,      baa,      of equally near ones the first in the alphabet
          """)
  void findsTheNearestName(String written, String meant, String because) {
    assertThat(DidYouMean.nearest(written, List.of("points", "title", "baz", "baa")).orElse(null))
        .as(because)
        .isEqualTo(meant);
  }
}
