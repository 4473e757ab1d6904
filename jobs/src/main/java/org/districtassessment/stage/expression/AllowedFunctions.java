package org.districtassessment.stage.expression;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The functions that rules may call: built in, deterministic, without side effects, independent of
 * the order of rows, of time and of the session, and with a result no larger than their arguments.
 */
public final class AllowedFunctions {

  private static final SortedSet<String> AGGREGATE =
      sorted(
          "any, avg, bool_and, bool_or, count, count_if, every, max, mean, median, min, percentile,"
              + " some, sum, try_avg, try_sum");

  private static final SortedSet<String> OVER_A_ROW =
      sorted(
          "abs, add_months, between, ceil, ceiling, char_length, character_length, coalesce,"
              + " concat, concat_ws, contains, date_add, date_diff, date_sub, dateadd, datediff,"
              + " day, dayofmonth, dayofweek, dayofyear, endswith, equal_null, floor, greatest, if,"
              + " ifnull, instr, isnotnull, isnull, last_day, lcase, least, left, len, length,"
              + " locate, lower, lpad, ltrim, make_date, mod, month, nullif, nullifzero, nvl, nvl2,"
              + " position, quarter, right, round, rpad, rtrim, startswith, substr, substring,"
              + " translate, trim, try_add, try_divide, try_mod, try_multiply, try_subtract, ucase,"
              + " upper, weekday, year, zeroifnull");

  private static final SortedSet<String> ALL = union();

  private AllowedFunctions() {}

  /** All names, in lower case and alphabetical order. */
  public static SortedSet<String> all() {
    return ALL;
  }

  /** The names of those that aggregate rows. */
  public static SortedSet<String> aggregate() {
    return AGGREGATE;
  }

  static boolean isAllowed(String name) {
    return ALL.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isAggregate(String name) {
    return AGGREGATE.contains(name.toLowerCase(Locale.ROOT));
  }

  private static SortedSet<String> union() {
    SortedSet<String> names = new TreeSet<>(AGGREGATE);
    names.addAll(OVER_A_ROW);
    return Collections.unmodifiableSortedSet(names);
  }

  private static SortedSet<String> sorted(String names) {
    SortedSet<String> set = new TreeSet<>();
    for (String name : names.split(", *", -1)) {
      set.add(name);
    }
    return Collections.unmodifiableSortedSet(set);
  }
}
