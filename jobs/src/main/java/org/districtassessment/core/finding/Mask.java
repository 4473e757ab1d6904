package org.districtassessment.core.finding;

/**
 * Hides the middle of a sensitive value from everybody but its sender, who can still tell it apart:
 * the first 6 and the last 2 characters stay, each between them becomes {@code *}. Of a value
 * shorter than 12 characters nothing stays.
 *
 * <p>What is masked already stays as it is.
 */
final class Mask {

  private static final int FIRST = 6;
  private static final int LAST = 2;
  private static final int SHORTEST_SHOWN = 12;

  private Mask() {}

  static String of(String value) {
    int[] characters = value.codePoints().toArray();
    boolean shown = characters.length >= SHORTEST_SHOWN;
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      boolean stays = shown && (i < FIRST || i >= characters.length - LAST);
      masked.appendCodePoint(stays ? characters[i] : '*');
    }
    return masked.toString();
  }
}
