package org.districtassessment.stage.submission;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.TableSchema;

/**
 * Whose accepted rows will be read. They are kept as they are validated; of the year before nothing
 * else is validated.
 *
 * @param current tables of the year
 * @param previous tables of the year before
 */
public record TablesNeeded(Set<String> current, Set<String> previous) {

  public TablesNeeded {
    current = Set.copyOf(current);
    previous = Set.copyOf(previous);
  }

  /** Returns those that rules read, by the names that rules write. */
  public static TablesNeeded of(Collection<String> tables) {
    Set<String> current = new TreeSet<>();
    Set<String> previous = new TreeSet<>();
    for (String table : tables) {
      if (table.startsWith(Relations.PREVIOUS)) {
        previous.add(table.substring(Relations.PREVIOUS.length()));
      } else {
        current.add(table);
      }
    }
    return new TablesNeeded(current, previous);
  }

  /** Returns all tables of both years. */
  public static TablesNeeded all(Collection<TableSchema> tables) {
    Set<String> all = new TreeSet<>();
    tables.forEach(table -> all.add(table.name()));
    return new TablesNeeded(all, all);
  }

  /** Returns the same of the year before, and none of the year. */
  public TablesNeeded ofYearBefore() {
    return new TablesNeeded(Set.of(), previous);
  }
}
