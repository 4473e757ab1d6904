package org.districtassessment.stage.vector;

import java.util.Set;

/**
 * Where the rows of a step are.
 *
 * @param level how many exchanges they went through: 0 where they were read
 * @param kind what is known of them
 * @param columns positions of columns: any of them says in which place a row is, or all of them
 *     together do
 */
record Place(int level, Kind kind, Set<Integer> columns) {

  enum Kind {
    /** Rows with equal values in any of the columns are in one place. */
    BY_ANY,
    /** Rows with equal values in all of the columns are in one place. */
    BY_ALL,
    /** All rows are in every place. */
    EVERYWHERE
  }

  /** Nothing is known of them. */
  static Place somewhere(int level) {
    return new Place(level, Kind.BY_ANY, Set.of());
  }

  static Place everywhere() {
    return new Place(0, Kind.EVERYWHERE, Set.of());
  }

  boolean isEverywhere() {
    return kind == Kind.EVERYWHERE;
  }

  /** Whether rows that are equal in these columns are in one place. */
  boolean bringsTogether(Set<Integer> equal) {
    return switch (kind) {
      case BY_ANY -> columns.stream().anyMatch(equal::contains);
      case BY_ALL -> equal.containsAll(columns);
      case EVERYWHERE -> true;
    };
  }
}
