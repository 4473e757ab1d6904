package org.districtassessment.stage.vector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Divide;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A quotient of decimals as a decimal of fewer digits behind the point: rounded twice, first to the
 * digits of the quotient, as Spark does.
 */
final class QuotientKernel extends PairKernel {

  /** Up to here rounding to Spark's 39 digits first changes no digit of a quotient of two longs. */
  private static final int MOST_DIGITS = 18;

  private final int leftScale;
  private final int rightScale;
  private final int quotientScale;
  private final int scale;
  private final long times;
  private final long cut;
  private final long most;
  private final BigDecimal mostOfQuotient;

  QuotientKernel(Cast cast, Divide divide, Kernel left, Kernel right) {
    super(cast, left, right);
    leftScale = Digits.scale(divide.left().dataType());
    rightScale = Digits.scale(divide.right().dataType());
    quotientScale = Digits.scale(divide.dataType());
    scale = Digits.scale(cast.dataType());
    times = Digits.tenTo(quotientScale - leftScale + rightScale);
    cut = Digits.tenTo(quotientScale - scale);
    most = Digits.tenTo(Digits.all(cast.dataType()));
    mostOfQuotient = BigDecimal.TEN.pow(Digits.whole(divide.dataType()));
  }

  static boolean isExact(Cast cast, Divide divide) {
    DataType left = divide.left().dataType();
    DataType right = divide.right().dataType();
    int scale = Digits.scale(divide.dataType());
    int shift = scale - Digits.scale(left) + Digits.scale(right);
    return Column.isSmallDecimal(left)
        && Column.isSmallDecimal(right)
        && Column.isSmallDecimal(cast.dataType())
        && scale <= MOST_DIGITS
        && shift >= 0
        && shift <= MOST_DIGITS
        && Digits.scale(cast.dataType()) <= scale;
  }

  @Override
  void compute(long[] x, long[] y, boolean @Nullable [] nulls, long[] into) {
    for (int i = 0; i < into.length; i++) {
      if (nulls == null || !nulls[i]) {
        into[i] = of(x[i], y[i]);
      }
    }
  }

  private long of(long x, long y) {
    if (y == 0) {
      throw new ArithmeticException("What this is without a divisor is for a row to say");
    }

    long whole = x / y;
    long rest = x % y;
    boolean fits = Math.abs(whole) < Long.MAX_VALUE / times / 2 && isShort(rest, y);
    long value =
        fits
            ? rounded(whole * times + rounded(rest * times, y), cut)
            : exact(x, y).setScale(scale, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    if (value >= most || value <= -most) {
      throw new ArithmeticException("Too large: " + value);
    }

    return value;
  }

  private boolean isShort(long rest, long y) {
    return Math.abs(rest) < Long.MAX_VALUE / times && Math.abs(y) < Long.MAX_VALUE / 4;
  }

  /** Half of the divisor counts as all of it. */
  private static long rounded(long dividend, long divisor) {
    long quotient = dividend / divisor;
    long rest = Math.abs(dividend % divisor);
    boolean isUp = rest >= Math.abs(divisor) - rest && rest > 0;
    return !isUp ? quotient : (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1;
  }

  private BigDecimal exact(long x, long y) {
    BigDecimal quotient =
        BigDecimal.valueOf(x, leftScale)
            .divide(BigDecimal.valueOf(y, rightScale), quotientScale, RoundingMode.HALF_UP);
    if (quotient.abs().compareTo(mostOfQuotient) >= 0) {
      throw new ArithmeticException("Too large: " + quotient);
    }

    return quotient;
  }
}
