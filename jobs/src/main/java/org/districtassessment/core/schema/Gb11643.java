package org.districtassessment.core.schema;

/**
 * Citizens' identity numbers of GB 11643-1999: six digits of a place, the date of birth {@code
 * yyyyMMdd}, three digits of a sequence, and a check character by ISO 7064 MOD 11-2.
 */
public final class Gb11643 {

  /** Characters of a number. */
  public static final int LENGTH = 18;

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_CHARACTERS = "10X98765432";
  private static final int BIRTH = 6;

  private Gb11643() {}

  /** Whether the text is 17 digits and a digit or X, whatever they say. */
  public static boolean hasForm(CharSequence number) {
    if (number.length() != LENGTH) {
      return false;
    }

    for (int i = 0; i < LENGTH - 1; i++) {
      if (!isDigit(number.charAt(i))) {
        return false;
      }
    }

    char last = number.charAt(LENGTH - 1);
    return isDigit(last) || last == 'X' || last == 'x';
  }

  /** Whether the last character is that of the 17 digits before; the number has the form. */
  public static boolean hasRightCheckCharacter(CharSequence number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    char last = number.charAt(LENGTH - 1);
    return CHECK_CHARACTERS.charAt(sum % 11) == (last == 'x' ? 'X' : last);
  }

  /**
   * Returns the date of birth as days since 1970-01-01; {@link EpochDays#NONE} if there is no such
   * day.
   */
  public static long birthDay(CharSequence number) {
    int year = digits(number, BIRTH, BIRTH + 4);
    int month = digits(number, BIRTH + 4, BIRTH + 6);
    int day = digits(number, BIRTH + 6, BIRTH + 8);
    return EpochDays.of(year, month, day);
  }

  private static int digits(CharSequence number, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum = sum * 10 + number.charAt(i) - '0';
    }
    return sum;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
