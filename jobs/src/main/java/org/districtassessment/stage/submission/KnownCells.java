package org.districtassessment.stage.submission;

import java.util.Arrays;

/**
 * Short cells of one field that were read and checked before, and about which there was nothing to
 * say: most columns hold few different ones, and what they say need not be found out again.
 *
 * <p>A cell stands at one place by its hash, where the last one stays. Where few cells come again,
 * it stops asking.
 */
final class KnownCells {

  /** What a cell is. */
  enum Known {
    /** Not known: it must be read. */
    NO,
    /** No value, where none is due. */
    MISSING,
    /** A value in its canonical spelling, or an honest text without blanks around. */
    VALUE
  }

  private static final int PLACES = 256;
  private static final int LONGEST = 2 * Long.BYTES;

  /** So many cells show whether they come again. */
  private static final int FIRST_CELLS = 2048;

  private static final byte EMPTY = -1;
  private static final int NOWHERE = -1;

  private final long[] firsts = new long[PLACES];
  private final long[] lasts = new long[PLACES];
  private final byte[] lengths = new byte[PLACES];
  private final boolean[] areMissing = new boolean[PLACES];
  private final long[] values = new long[PLACES];

  private int asked;
  private int found;
  private boolean isOpen = true;

  private long first;
  private long last;
  private int length;
  private int place = NOWHERE;

  KnownCells() {
    clear();
  }

  /** Forgets all cells, before those of a column come that say something else. */
  void clear() {
    Arrays.fill(lengths, EMPTY);
    asked = 0;
    found = 0;
    isOpen = true;
  }

  /** Looks for no cell, as there is none that could be remembered. */
  Known findNothing() {
    place = NOWHERE;
    return Known.NO;
  }

  /** Looks for a cell as it stands in the file; {@link #value()} then is its value. */
  Known find(byte[] bytes, int from, int to) {
    length = to - from;
    if (length > LONGEST || !isOpen) {
      return findNothing();
    }

    boolean isOneWord = length <= Long.BYTES;
    first = Cells.word(bytes, from, isOneWord ? to : from + Long.BYTES);
    last = isOneWord ? 0 : Cells.word(bytes, from + Long.BYTES, to);
    place = Cells.hash(first, last, length) & (PLACES - 1);
    boolean isHere = firsts[place] == first && lasts[place] == last && lengths[place] == length;
    count(isHere);
    if (!isHere) {
      return Known.NO;
    }

    return areMissing[place] ? Known.MISSING : Known.VALUE;
  }

  private void count(boolean isHere) {
    asked++;
    found += isHere ? 1 : 0;
    if (asked == FIRST_CELLS) {
      isOpen = 2 * found >= asked;
      asked = 0;
      found = 0;
    }
  }

  long value() {
    return values[place];
  }

  /** Remembers the cell that was looked for last, if it is short. */
  void remember(Known known, long value) {
    if (place == NOWHERE || !isOpen) {
      return;
    }

    firsts[place] = first;
    lasts[place] = last;
    lengths[place] = (byte) length;
    areMissing[place] = known == Known.MISSING;
    values[place] = value;
  }
}
