package org.districtassessment.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearlyEqualTest {

  @ParameterizedTest(name = "{0} and {1}: {2}, {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a          | b                  | equal | because
          2            | 2                  | true  | the same
          0.0          | -0.0               | true  | zero has no sign
          0            | 1e-9               | true  | just as far as the limit
          0            | 1.1e-9             | false | beyond the limit
          -5e-10       | 5e-10              | true  | across zero
          1000         | 1000.000001        | true  | a billionth of 1000
          1000         | 1000.0000011       | false | more than a billionth of 1000
          -1000        | -1000.000001       | true  | magnitude counts
          NaN          | NaN                | false | missing is equal to nothing
          1            | NaN                | false | missing is equal to nothing
          Infinity     | Infinity           | true  | the same
          Infinity     | -Infinity          | false | the other end
          Infinity     | 1                  | false | a number is not infinite
          """)
  void toleratesABillionth(double a, double b, boolean equal, String because) {
    assertThat(NearlyEqual.nearlyEqual(a, b)).as(because).isEqualTo(equal);
    assertThat(NearlyEqual.nearlyEqual(b, a)).as(because).isEqualTo(equal);
  }
}
