package org.districtassessment.core.rule;

import static org.districtassessment.core.Checks.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.jspecify.annotations.Nullable;

/**
 * A list of rows that units are to act on. It never changes a score.
 *
 * @param id kebab-case, stable over years
 * @param description what stands in it and what to do
 * @param articles of the policy that ask for it; may be empty
 * @param from table or view whose rows are listed; it has the unit's key, and {@code _file} and
 *     {@code _line} where a row comes from a file
 * @param where rows that are listed; null for all
 * @param key text that names the row to the unit that sent it
 * @param shown what is shown of a row, in order, unique by name; may be empty
 */
public record MonitoringList(
    String id,
    String code,
    Text title,
    Text description,
    List<String> articles,
    String from,
    @Nullable Expression where,
    Expression key,
    List<Shown> shown,
    String source,
    SourceLocation at) {

  /**
   * One value of a row.
   *
   * @param name snake_case
   */
  public record Shown(String name, Text title, Expression value) {}

  public MonitoringList {
    articles = List.copyOf(articles);
    shown = List.copyOf(shown);
    Set<String> names = new HashSet<>();
    for (Shown each : shown) {
      check(names.add(each.name()), "Invalid show of %s: %s stands there twice", id, each.name());
    }
  }
}
