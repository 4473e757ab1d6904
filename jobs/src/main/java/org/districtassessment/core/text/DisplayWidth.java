package org.districtassessment.core.text;

/**
 * How many terminal columns a text takes: two for wide and full-width characters (Unicode Standard
 * Annex #11, classes W and F), none for combining marks and format characters, one for the rest.
 */
public final class DisplayWidth {

  /** First and last code points of the wide ranges, in order. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
  };

  private static final String ELLIPSIS = "…";

  private DisplayWidth() {}

  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** Returns the text, or as much of its beginning as fits {@code width} with … at the end. */
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }

    StringBuilder cut = new StringBuilder();
    int left = width - of(ELLIPSIS);
    for (int codePoint : text.codePoints().toArray()) {
      left -= of(codePoint);
      if (left < 0) {
        break;
      }
      cut.appendCodePoint(codePoint);
    }
    return width <= 0 ? "" : cut.toString().stripTrailing() + ELLIPSIS;
  }

  private static int of(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }

    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }

    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }

    return 1;
  }
}
