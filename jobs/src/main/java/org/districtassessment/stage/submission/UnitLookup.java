package org.districtassessment.stage.submission;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the unit that a cell names; rows of one unit mostly follow each other. */
final class UnitLookup {

  private final Set<String> units;
  private byte[] last = new byte[0];
  private @Nullable String found;

  UnitLookup(Set<String> units) {
    this.units = units;
  }

  /** Returns the known unit that the text read last spells, or null. */
  @Nullable String find(CellReader read) {
    return find(read.bytes(), read.from(), read.to());
  }

  /** Returns the known unit that the bytes spell, or null. */
  @Nullable String find(byte[] bytes, int from, int to) {
    if (!Arrays.equals(last, 0, last.length, bytes, from, to)) {
      last = Arrays.copyOfRange(bytes, from, to);
      String text = Cells.text(bytes, from, to);
      found = units.contains(text) ? text : null;
    }
    return found;
  }
}
