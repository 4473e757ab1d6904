package org.districtassessment.stage.submission;

import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Field;

/** Reads whole numbers of 64 bits. */
final class IntegerReader extends DecimalReader {
  IntegerReader(Field field) {
    super(
        new Text(
            "整数（如 12000" + units(field).zh() + "）",
            "a whole number (such as 12000" + units(field).en() + ")"),
        field);
  }

  @Override
  boolean readsStrictly(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    if (at == to) {
      return false;
    }

    long sum = 0; // kept negative, whose range is the wider one
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9 || sum < (Long.MIN_VALUE + digit) / 10) {
        return false;
      }

      sum = sum * 10 - digit;
    }
    if (!negative && sum == Long.MIN_VALUE) {
      return false;
    }

    takes(negative ? sum : -sum);
    return true;
  }
}
