package org.districtassessment.core.index.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.districtassessment.core.index.prepare.Fallback.Kind;
import org.junit.jupiter.api.Test;

/** In the column 10, 30, 110 the least is 10 and the range 100, of which a hundredth is 1. */
class FallbackTest {

  private static final double[] COLUMN = {10, Double.NaN, 30, 110};

  @Test
  void takesLogarithmsAboveTheLeast() {
    same(Fallback.of(Kind.LOG).transform(COLUMN, 1), 0, Math.log(21), Math.log(101));
    same(Fallback.of(Kind.LOG).transform(COLUMN, -1), 0, Math.log(21), Math.log(101));
  }

  @Test
  void takesLogarithmsFromTheSideOfTheTail() {
    same(Fallback.of(Kind.LOG_BOTH_SIDES).transform(COLUMN, 1), 0, Math.log(21), Math.log(101));
    same(Fallback.of(Kind.LOG_BOTH_SIDES).transform(COLUMN, -1), -Math.log(101), -Math.log(81), 0);
  }

  @Test
  void takesLogarithmsOfOneAndMore() {
    double[] column = {10, Double.NaN, 30.5, 110};
    same(Fallback.of(Kind.LOG_SHIFTED).transform(column, 1), 0, Math.log(21.5), Math.log(101));
  }

  @Test
  void takesPowersOfOneAndMore() {
    same(Fallback.boxCox(2).transform(COLUMN, 1), 0, (21 * 21 - 1) / 2.0, (101 * 101 - 1) / 2.0);
    same(Fallback.boxCox(-1).transform(COLUMN, 1), 0, 1 - 1 / 21.0, 1 - 1 / 101.0);
    same(Fallback.boxCox(0).transform(COLUMN, 1), 0, Math.log(21), Math.log(101));
  }

  @Test
  void canBeNone() {
    same(Fallback.of(Kind.NONE).transform(COLUMN, 1), 10, 30, 110);
  }

  @Test
  void hasALambdaWithBoxCoxOnly() {
    assertThatThrownBy(() -> Fallback.of(Kind.BOX_COX))
        .hasMessage("Invalid transformation: lambda comes with Box-Cox, and only with it");
    assertThatThrownBy(() -> new Fallback(Kind.LOG, OptionalDouble.of(1)))
        .hasMessage("Invalid transformation: lambda comes with Box-Cox, and only with it");
    assertThatThrownBy(() -> Fallback.boxCox(Double.NaN))
        .hasMessage("Invalid lambda: NaN (must be finite)");
  }

  private static void same(double[] actual, double first, double third, double fourth) {
    assertThat(actual)
        .containsExactly(new double[] {first, Double.NaN, third, fourth}, within(1e-9));
  }
}
