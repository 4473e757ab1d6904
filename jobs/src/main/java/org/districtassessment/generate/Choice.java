package org.districtassessment.generate;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happens to a chosen row.
 *
 * @param defect position of the defect in the specification
 * @param changed false for a row that only lent its values, and is in the ledger beside the other
 * @param other the borrowed values
 */
record Choice(int defect, boolean changed, Map<String, String> other) implements Serializable {

  Choice {
    other = Collections.unmodifiableMap(new TreeMap<>(other));
  }

  /** A row: its hash, in a year. */
  record RowId(int year, long key) implements Serializable {}
}
