package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.Undefined;

/** A sum of amounts over some units' rows of money, in samples of all rows. */
final class DrawnMoney {

  private final int[] rows;
  private final double[] amounts;
  private final double all;

  /**
   * @param amount what counts of a row
   */
  DrawnMoney(List<String> units, List<MoneyRow> money, Function<MoneyRow, BigDecimal> amount) {
    Set<String> some = new HashSet<>(units);
    rows =
        IntStream.range(0, money.size()).filter(i -> some.contains(money.get(i).unit())).toArray();
    amounts =
        IntStream.of(rows).mapToDouble(i -> amount.apply(money.get(i)).doubleValue()).toArray();
    double sum = 0;
    for (double one : amounts) {
      sum += one;
    }
    all = sum;
  }

  /** Returns the sum in a sample relative to that of the rows as they are. */
  Measurement relative(int[] times) {
    double drawn = 0;
    for (int i = 0; i < rows.length; i++) {
      drawn += times[rows[i]] * amounts[i];
    }
    return all > 0 ? Measurement.of(drawn / all) : Measurement.undefined(Undefined.NO_MONEY);
  }
}
