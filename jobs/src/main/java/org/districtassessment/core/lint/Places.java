package org.districtassessment.core.lint;

import org.districtassessment.core.finding.SourceLocation;

/** Where the values of rule files stand. */
@FunctionalInterface
public interface Places {

  /** Knows no more than where rules begin. */
  Places OF_RULES = (rule, path) -> rule;

  /**
   * Returns where a value begins.
   *
   * @param rule where the mapping begins that holds it, as a record of the rules has it
   * @param path the keys, and the numbers of list elements from 0, that lead from there to the
   *     value
   * @return the place of the last part of the path that exists; {@code rule} where none does
   */
  SourceLocation of(SourceLocation rule, String... path);
}
