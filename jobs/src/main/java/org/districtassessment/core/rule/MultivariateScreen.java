package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows that lie far from the bulk in several values together, though perhaps in none alone; see
 * {@link org.districtassessment.core.anomaly.RobustDistances}.
 *
 * @param named at least two values by their names
 * @param minimumCount more than twice the number of values
 */
public record MultivariateScreen(
    SortedMap<String, Expression> named, @Nullable String within, int minimumCount, String family)
    implements OutlierMethod {

  public MultivariateScreen {
    named = new TreeMap<>(named);
    check(named.size() >= 2, "Invalid values: %s (there must be two or more)", named.keySet());
    check(
        minimumCount > 2 * named.size(),
        "Invalid minimum-count: %s (must be above %s, twice the number of values)",
        minimumCount,
        2 * named.size());
  }

  @Override
  public List<Expression> values() {
    return List.copyOf(named.values());
  }
}
