package org.districtassessment.spreadsheet;

import org.jspecify.annotations.Nullable;

/**
 * A cell to write.
 *
 * @param text null for a number and for a blank cell
 * @param number null for a text and for a blank cell
 */
public record Cell(@Nullable String text, @Nullable Long number, Look look) {

  /** A text stays a text, whatever it looks like: no formula, number or date. */
  public static Cell text(String text, Look look) {
    return new Cell(text, null, look);
  }

  public static Cell number(long number, Look look) {
    return new Cell(null, number, look);
  }

  public static Cell blank(Look look) {
    return new Cell(null, null, look);
  }
}
