package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of which more rows than usual stand in another unit too, or in the unit's own rows of the
 * year before.
 *
 * @param values what makes a row, leaving out keys; a row that lacks one of them is left out
 * @param previous table or view with the same columns, whose rows of the same unit are compared;
 *     null: the rows of other units are
 * @param times least share of copied rows, as a multiple of the share of all units
 * @param minimumCount units with fewer rows are not evaluated
 */
public record CopiedRowsScreen(
    List<Expression> values,
    @Nullable String previous,
    BigDecimal times,
    int minimumCount,
    String family)
    implements CheckRule.Method {

  public CopiedRowsScreen {
    values = List.copyOf(values);
  }
}
