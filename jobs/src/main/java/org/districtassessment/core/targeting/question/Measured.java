package org.districtassessment.core.targeting.question;

import org.districtassessment.core.targeting.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What one measure of some of the money is.
 *
 * @param level {@code all}, {@code group}, {@code unit}, or {@code place}: over places
 * @param key of the group or unit, or {@code all}
 * @param source or {@code all}
 * @param category kind of use, or {@code all}; empty for money whose use is not known
 * @param denominator id of the people it is compared with; empty where the measure has none
 * @param low lower limit of the interval; null where none was made
 * @param high upper limit; the same
 * @param note where a concentration curve lies: {@code above}, {@code below}, {@code on} or {@code
 *     crosses}; empty otherwise
 */
public record Measured(
    String measure,
    String level,
    String key,
    String source,
    String category,
    String denominator,
    Measurement value,
    @Nullable Measurement low,
    @Nullable Measurement high,
    String note) {

  static Measured of(String measure, Slice slice, String denominator, Measurement value) {
    return new Measured(
        measure,
        slice.level(),
        slice.key(),
        slice.source(),
        slice.category(),
        denominator,
        value,
        null,
        null,
        "");
  }

  Measured at(String otherLevel) {
    return new Measured(
        measure, otherLevel, key, source, category, denominator, value, low, high, note);
  }

  Measured from(String oneSource) {
    return new Measured(
        measure, level, key, oneSource, category, denominator, value, low, high, note);
  }

  Measured between(Measurement lower, Measurement upper) {
    return new Measured(
        measure, level, key, source, category, denominator, value, lower, upper, note);
  }

  Measured noted(String words) {
    return new Measured(
        measure, level, key, source, category, denominator, value, low, high, words);
  }
}
