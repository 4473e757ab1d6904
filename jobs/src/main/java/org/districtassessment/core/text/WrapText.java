package org.districtassessment.core.text;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a text into lines for a terminal: at spaces, behind hyphens between letters, and beside
 * wide characters, which take two columns; never before wide punctuation that closes or behind
 * punctuation that opens. A word that is too long is broken anywhere.
 */
public final class WrapText {

  private static final int WIDE = 2;

  private WrapText() {}

  /**
   * Returns lines of at most {@code width} columns, as many as needed; spaces where they break are
   * dropped, and several spaces are one.
   *
   * @param width at least 2
   */
  public static List<String> wrap(String text, int width) {
    check(width >= WIDE, "Invalid width: %s (must be at least %s)", width, WIDE);
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String piece : pieces(text)) {
      if (DisplayWidth.of(line + piece) <= width) {
        line += line.isEmpty() ? piece.strip() : piece;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = piece.strip();
      while (DisplayWidth.of(line) > width) {
        int end = endOfHead(line, width);
        lines.add(line.substring(0, end));
        line = line.substring(end);
      }
    }
    lines.add(line);
    return lines;
  }

  /** Returns what must not be broken, a space before it where there is one. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    String space = "";
    for (int codePoint : text.strip().codePoints().toArray()) {
      String character = Character.toString(codePoint);
      int last = pieces.size() - 1;
      if (Character.isWhitespace(codePoint)) {
        space = " ";
      } else if (space.isEmpty() && last >= 0 && belongs(pieces.get(last), codePoint)) {
        pieces.set(last, pieces.get(last) + character);
      } else {
        pieces.add(space + character);
        space = "";
      }
    }
    return pieces;
  }

  /** Returns whether a line must not be broken between a piece and what follows it. */
  private static boolean belongs(String piece, int next) {
    int end = piece.codePointBefore(piece.length());
    if (opens(end)) {
      return true;
    }
    if (isWide(next)) {
      return closes(next);
    }
    return !isWide(end) && !(end == '-' && endsWord(piece) && Character.isLetter(next));
  }

  /** Returns whether a letter stands before the last character; in numbers and ids none does. */
  private static boolean endsWord(String piece) {
    return piece.length() > 1 && Character.isLetter(piece.codePointBefore(piece.length() - 1));
  }

  private static boolean isWide(int codePoint) {
    return DisplayWidth.of(Character.toString(codePoint)) == WIDE;
  }

  private static boolean opens(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
  }

  private static boolean closes(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.END_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION;
  }

  /** Returns how much of a word fits. */
  private static int endOfHead(String word, int width) {
    int end = 0;
    int left = width;
    while (end < word.length()) {
      String character = Character.toString(word.codePointAt(end));
      left -= DisplayWidth.of(character);
      if (left < 0) {
        break;
      }
      end += character.length();
    }
    return end;
  }
}
