package org.districtassessment.core.targeting.question;

import org.districtassessment.core.targeting.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What one measure of some of the money is.
 *
 * @param level {@code all}, {@code group}, {@code unit}, {@code place}: over places, or {@code
 *     known}: of the units whose measure has a value
 * @param key of the group or unit, {@code all}, or how many units of how many, as {@code 33/38}
 * @param source or {@code all}
 * @param category kind of use, or {@code all}; empty for money whose use is not known
 * @param denominator id of the people it is compared with; empty where the measure has none
 * @param low lower limit of the interval; null where none was made
 * @param high upper limit; the same
 * @param drawn what was drawn for the interval: {@link #PROJECTS} or {@link
 *     #PROJECTS_AND_HOUSEHOLDS}; empty where none was made
 * @param note where a concentration curve lies: {@code above}, {@code below}, {@code on} or {@code
 *     crosses}; where the level of a ratchet is from: {@code base} or a year, with {@code -held}
 *     where a later year fell short of it; empty otherwise
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
    String drawn,
    String note) {

  /** Rows of money, within their source. */
  static final String PROJECTS = "projects";

  /** Those, and the need of each unit as its households drawn anew would make it. */
  static final String PROJECTS_AND_HOUSEHOLDS = "projects-households";

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
        "",
        "");
  }

  /** Whether the interval also allows for the households that needs are means of. */
  public boolean allowsForHouseholds() {
    return drawn.equals(PROJECTS_AND_HOUSEHOLDS);
  }

  Measured at(String otherLevel) {
    return new Measured(
        measure, otherLevel, key, source, category, denominator, value, low, high, drawn, note);
  }

  Measured from(String oneSource) {
    return new Measured(
        measure, level, key, oneSource, category, denominator, value, low, high, drawn, note);
  }

  Measured between(Measurement lower, Measurement upper, String what) {
    return new Measured(
        measure, level, key, source, category, denominator, value, lower, upper, what, note);
  }

  Measured noted(String words) {
    return new Measured(
        measure, level, key, source, category, denominator, value, low, high, drawn, words);
  }
}
