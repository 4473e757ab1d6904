package org.districtassessment.core.text;

/** Texts in the order of their code points, which is that of their bytes in UTF-8. */
public final class CodePoints {

  private CodePoints() {}

  /**
   * Compares as {@link String#compareTo} does, but a character of two {@code char}s comes after all
   * others, where its code point stands.
   */
  public static int compare(String one, String other) {
    if (one.equals(other)) {
      return 0;
    }

    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean isOfTwo = Character.isSurrogate(a);
        return isOfTwo == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(isOfTwo, !isOfTwo);
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
