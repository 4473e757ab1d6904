package org.districtassessment.stage.submission;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.districtassessment.core.schema.Conversion;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.OtherUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes a number apart as people write it: sign, currency, digits in groups, and a declared unit.
 * What is left over makes it unreadable.
 */
final class NumberText {

  private static final Pattern PLAIN = Pattern.compile("(\\d+)(?:\\.(\\d*))?|\\.(\\d+)");

  /** Possessive: one that may give groups back takes stack for each. */
  private static final Pattern GROUPS =
      Pattern.compile("([1-9]\\d{0,2}(?:([ ,])\\d{3})(?:\\2\\d{3})*+)(?:\\.(\\d*))?");

  private static final Set<String> MONEY = Set.of("yuan", "CNY", "RMB", "元");
  private static final int MOST_DIGITS = 18;

  private final List<OtherUnit> units;
  private final List<String> words;
  private final boolean isMoney;

  private boolean negative;
  private long digits;
  private int decimals;
  private @Nullable OtherUnit unit;

  NumberText(Field field) {
    units =
        field.intake().units().stream()
            .sorted(Comparator.comparingInt((OtherUnit each) -> -each.unit().length()))
            .toList();
    words =
        units.stream()
            .map(each -> FoldedCell.of(each.unit(), EnumSet.noneOf(Conversion.class)))
            .toList();
    isMoney =
        (field.unit() != null && MONEY.contains(field.unit()))
            || words.stream().anyMatch(MONEY::contains);
  }

  /** Whether the folded cell is a number; if so the other functions tell it. */
  boolean reads(String cell, Set<Conversion> conversions) {
    negative = false;
    unit = null;
    String rest = withoutUnit(withoutPrefix(cell, conversions), conversions);
    Matcher groups = GROUPS.matcher(rest);
    if (groups.matches()) {
      conversions.add(Conversion.THOUSANDS);
      return takes(groups.group(1).replace(groups.group(2), ""), groups.group(3));
    }

    Matcher plain = PLAIN.matcher(rest);
    if (!plain.matches()) {
      return false;
    }

    return plain.group(1) == null
        ? takes("", plain.group(3))
        : takes(plain.group(1), plain.group(2));
  }

  boolean negative() {
    return negative;
  }

  /** All digits as one whole number of at most 18 digits. */
  long digits() {
    return digits;
  }

  /** How many of the digits stand behind the point. */
  int decimals() {
    return decimals;
  }

  /** The unit behind the digits; null if there is none. */
  @Nullable OtherUnit unit() {
    return unit;
  }

  private String withoutPrefix(String cell, Set<Conversion> conversions) {
    String rest = withoutSign(cell, conversions);
    boolean signed = !rest.equals(cell);
    if (isMoney && (rest.startsWith("¥") || rest.startsWith("￥"))) {
      conversions.add(Conversion.CURRENCY);
      rest = rest.substring(1).strip();
      return signed ? rest : withoutSign(rest, conversions);
    }

    return rest;
  }

  private String withoutSign(String text, Set<Conversion> conversions) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    if (first == '\u2212') {
      conversions.add(Conversion.MINUS);
    }
    negative |= first == '-' || first == '\u2212';
    return negative || first == '+' ? text.substring(1).strip() : text;
  }

  private String withoutUnit(String text, Set<Conversion> conversions) {
    for (int i = 0; i < words.size(); i++) {
      if (text.endsWith(words.get(i))) {
        conversions.add(Conversion.UNIT_IN_CELL);
        unit = units.get(i);
        return text.substring(0, text.length() - words.get(i).length()).strip();
      }
    }

    return text;
  }

  private boolean takes(String whole, @Nullable String fraction) {
    String behind = fraction == null ? "" : fraction;
    String all = (whole + behind).replaceFirst("^0+(?=.)", "");
    if (all.isEmpty() || all.length() > MOST_DIGITS) {
      return false;
    }

    digits = Long.parseLong(all);
    decimals = behind.length();
    return true;
  }
}
