package org.districtassessment.stage.submission;

/**
 * Short cells of one field that were read and checked before, and about which there was nothing to
 * say: most columns hold few different ones, and what they say need not be found out again.
 *
 * <p>A cell stands at one place by its hash, where the last one stays. Where few cells come again,
 * it stops asking.
 */
final class KnownCells {

  /** Not known: the cell must be read. */
  static final int UNKNOWN = 0;

  /** No value, where none is due. */
  static final int MISSING = 1;

  /** A value in its canonical spelling, or an honest text without blanks around. */
  static final int VALUE = 2;

  private static final int PLACES = 128;
  private static final int LONGEST = 2 * Long.BYTES;

  /** So many cells show whether they come again. */
  private static final int FIRST_CELLS = 2048;

  private static final int NOWHERE = -1;

  /** Indexes of what is known of a cell, which stands together: first and last bytes. */
  private static final int FIRST = 0;

  private static final int LAST = 1;
  private static final int NUMBER = 2;

  /** What it is, and how long. */
  private static final int KIND = 3;

  private static final int ENTRY = 4;
  private static final int KIND_BITS = 2;
  private static final int KINDS = (1 << KIND_BITS) - 1;

  private final long[] entries = new long[PLACES * ENTRY];

  private final boolean isDue;
  private int left = FIRST_CELLS;
  private int missed;
  private boolean isOpen = true;

  private long first;
  private long last;
  private int length;
  private int place = NOWHERE;

  /**
   * @param isDue whether a value is due in every row, so that there is something to say about an
   *     empty cell
   */
  KnownCells(boolean isDue) {
    this.isDue = isDue;
  }

  /** Looks for no cell, as there is none that could be remembered. */
  int findNothing() {
    place = NOWHERE;
    return UNKNOWN;
  }

  /** Looks for a cell as it stands in the file; of a value, {@link #value()} then tells it. */
  int find(byte[] bytes, int from, int to) {
    length = to - from;
    if (length == 0 && !isDue) {
      return MISSING;
    }
    if (length > LONGEST || !isOpen) {
      return findNothing();
    }

    boolean isOneWord = length <= Long.BYTES;
    first = Cells.word(bytes, from, isOneWord ? to : from + Long.BYTES);
    last = isOneWord ? 0 : Cells.word(bytes, from + Long.BYTES, to);
    place = (Cells.hash(first, last, length) & (PLACES - 1)) * ENTRY;
    long kind = entries[place + KIND];
    boolean isHere =
        entries[place + FIRST] == first
            && entries[place + LAST] == last
            && kind >> KIND_BITS == length;
    count(isHere);
    return isHere ? (int) kind & KINDS : UNKNOWN;
  }

  private void count(boolean isHere) {
    if (!isHere) {
      missed++;
    }
    if (--left == 0) {
      isOpen = 2 * missed <= FIRST_CELLS;
      left = FIRST_CELLS;
      missed = 0;
    }
  }

  long value() {
    return entries[place + NUMBER];
  }

  /** Remembers that the cell that was looked for last has no value, and needs none. */
  void rememberMissing() {
    remember(MISSING, 0);
  }

  /** Remembers the value of the cell that was looked for last. */
  void rememberValue(long value) {
    remember(VALUE, value);
  }

  private void remember(int kind, long value) {
    if (place == NOWHERE || !isOpen) {
      return;
    }

    entries[place + FIRST] = first;
    entries[place + LAST] = last;
    entries[place + NUMBER] = value;
    entries[place + KIND] = ((long) length << KIND_BITS) | kind;
  }
}
