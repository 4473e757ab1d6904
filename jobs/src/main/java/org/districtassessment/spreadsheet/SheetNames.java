package org.districtassessment.spreadsheet;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of worksheets as spreadsheets allow them: 1 to 31 UTF-16 units, none of {@code []:*?/\}, no
 * apostrophe at an end, not {@code History}, and no two equal in a workbook, whatever the case.
 */
final class SheetNames {

  private static final int LONGEST = 31;

  private final Set<String> taken = new HashSet<>();

  /**
   * Returns the nearest allowed name that is not taken yet: forbidden characters become {@code -},
   * what is too long is cut, and a name that stands already gets {@code (2)}, {@code (3)} and so
   * on.
   */
  String next(String wanted) {
    String name = allowed(wanted);
    String unique = cut(name, LONGEST);
    for (int number = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); number++) {
      String suffix = " (" + number + ")";
      unique = cut(name, LONGEST - suffix.length()) + suffix;
    }
    return unique;
  }

  private static String allowed(String wanted) {
    String name =
        CellText.of(wanted)
            .replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", "-")
            .strip()
            .replaceAll("^'|'$", "-");
    if (name.isEmpty() || name.equalsIgnoreCase("history")) {
      return name + "-";
    }

    return name;
  }

  /** Cuts between characters, never within one. */
  private static String cut(String name, int length) {
    if (name.length() <= length) {
      return name;
    }

    int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
    return name.substring(0, end).stripTrailing().replaceAll("'$", "-");
  }
}
