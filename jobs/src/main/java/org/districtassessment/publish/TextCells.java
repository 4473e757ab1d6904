package org.districtassessment.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Texts as cells of a {@link CsvFile}, in UTF-8. Of each column the last one is remembered: tables
 * are sorted, so that the next row often has the same.
 */
final class TextCells {

  private static final byte[] EMPTY = {'"', '"'};

  private final @Nullable String[] lastTexts;
  private final byte[][] lastCells;

  TextCells(int columns) {
    lastTexts = new @Nullable String[columns];
    lastCells = new byte[columns][];
  }

  /** Returns the cell, which is not to be changed. */
  byte[] cell(int column, String text) {
    if (!text.equals(lastTexts[column])) {
      lastTexts[column] = text;
      lastCells[column] = quoted(FormulaGuard.guard(text).getBytes(UTF_8));
    }
    return lastCells[column];
  }

  /** Quotes the empty text, and what a parser or an editor would otherwise cut or trim. */
  private static byte[] quoted(byte[] text) {
    if (text.length == 0) {
      return EMPTY;
    }

    boolean isPlain = !isBlank(text[0]) && !isBlank(text[text.length - 1]);
    int quotes = 0;
    for (byte b : text) {
      isPlain &= b != ',' && b != '"' && b != '\r' && b != '\n';
      quotes += b == '"' ? 1 : 0;
    }
    if (isPlain) {
      return text;
    }

    byte[] quoted = new byte[text.length + quotes + 2];
    int at = 0;
    quoted[at++] = '"';
    for (byte b : text) {
      if (b == '"') {
        quoted[at++] = '"';
      }
      quoted[at++] = b;
    }
    quoted[at] = '"';
    return quoted;
  }

  /** A blank or a control character; bytes of other characters than those of ASCII are below 0. */
  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }
}
