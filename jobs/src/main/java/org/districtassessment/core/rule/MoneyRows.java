package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is published of every row of money, so that it can be weighed, resampled and compared with a
 * ledger without the submissions. All expressions are over a row.
 *
 * @param key names the row within its unit; a text
 * @param name what people call it; null where rows have no name
 * @param place the place within the unit that it serves; null where rows have none
 * @param category kind of use; null where rows have none
 * @param date when it was spent, or the like; null where rows have none
 * @param whole what rows are parts of, over all units, such as the number that all money of one
 *     undertaking shares; a text; null where rows have none
 * @param since the day since which the money is there; null where rows have none
 * @param finished true where what it is for is done, so that what is left is not needed any more;
 *     null where rows do not say
 * @param share of the target population among those whom it serves, in [0, 1]
 * @param assumed true where the share is assumed, not counted; null where all are counted
 * @param amounts further amounts of the row, unique by id
 */
public record MoneyRows(
    Expression key,
    @Nullable Expression name,
    @Nullable Expression place,
    @Nullable Expression category,
    @Nullable Expression date,
    @Nullable Expression whole,
    @Nullable Expression since,
    @Nullable Expression finished,
    Expression share,
    @Nullable Expression assumed,
    List<Amount> amounts) {

  public MoneyRows {
    amounts = List.copyOf(amounts);
    Set<String> ids = new HashSet<>();
    amounts.forEach(each -> check(ids.add(each.id()), "Amount %s stands twice", each.id()));
  }

  /**
   * An amount of a row of money, such as the part that was spent.
   *
   * @param id in snake_case; the published column is {@code amount_<id>}
   * @param value a number; 0 where a row has none of it
   */
  public record Amount(String id, Text title, Expression value) {}
}
