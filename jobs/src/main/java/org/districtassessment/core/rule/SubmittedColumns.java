package org.districtassessment.core.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From which submitted columns rules come.
 *
 * @param byRule the columns of each indicator, adjustment and check, by its id; the key of the unit
 *     is not among them
 */
public record SubmittedColumns(Map<String, SortedSet<Column>> byRule) {

  /**
   * A column of a submitted table.
   *
   * @param table as rules name it: {@code previous.person} is the one of the year before
   */
  public record Column(String table, String name) implements Comparable<Column> {

    @Override
    public int compareTo(Column other) {
      int byTable = table.compareTo(other.table);
      return byTable == 0 ? name.compareTo(other.name) : byTable;
    }
  }

  /** Where nothing is known. */
  public static final SubmittedColumns NONE = new SubmittedColumns(Map.of());

  public SubmittedColumns {
    Map<String, SortedSet<Column>> copy = new TreeMap<>();
    byRule.forEach(
        (rule, columns) ->
            copy.put(rule, Collections.unmodifiableSortedSet(new TreeSet<>(columns))));
    byRule = Collections.unmodifiableMap(copy);
  }

  /** Returns the columns of some rules together. */
  public SortedSet<Column> of(List<String> rules) {
    SortedSet<Column> all = new TreeSet<>();
    rules.forEach(rule -> all.addAll(byRule.getOrDefault(rule, Collections.emptySortedSet())));
    return all;
  }
}
