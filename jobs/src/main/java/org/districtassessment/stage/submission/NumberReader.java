package org.districtassessment.stage.submission;

import java.math.BigDecimal;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;

/** Reads exact decimals of at most 18 digits as unscaled numbers. */
final class NumberReader extends DecimalReader {
  private final int decimals;

  NumberReader(Field field) {
    super(
        new Text(
            "最多 "
                + MOST_DIGITS
                + " 位、小数不超过 "
                + field.decimals()
                + " 位的数（如 12000.5"
                + units(field).zh()
                + "）",
            "a number of at most "
                + MOST_DIGITS
                + " digits with at most "
                + field.decimals()
                + " decimals (such as 12000.5"
                + units(field).en()
                + ")"),
        field);
    this.decimals = field.decimals();
  }

  @Override
  boolean readsStrictly(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    boolean isShort = to - at <= MOST_DIGITS;
    long sum = 0;
    int digits = 0;
    int behindPoint = -1;
    for (; at < to; at++) {
      byte c = bytes[at];
      if (c == '.' && behindPoint < 0) {
        behindPoint = 0;
        continue;
      }

      int digit = c - '0';
      if (digit < 0 || digit > 9 || (!isShort && sum > (Decimals.LARGEST - digit) / 10)) {
        return false;
      }

      sum = sum * 10 + digit;
      digits++;
      if (behindPoint >= 0) {
        behindPoint++;
      }
    }
    int missing = decimals - Math.max(behindPoint, 0);
    if (digits == 0 || missing < 0) {
      return false;
    }
    if (digits + missing > MOST_DIGITS && sum > Decimals.LARGEST / Decimals.powerOfTen(missing)) {
      return false;
    }

    long scaled = sum * Decimals.powerOfTen(missing);
    takes(negative ? -scaled : scaled);
    return true;
  }

  @Override
  long bound(String written, boolean roundedUp) {
    return Decimals.bound(new BigDecimal(written), decimals, roundedUp);
  }

  @Override
  String canonical(long ofValue) {
    return BigDecimal.valueOf(ofValue, decimals).stripTrailingZeros().toPlainString();
  }
}
