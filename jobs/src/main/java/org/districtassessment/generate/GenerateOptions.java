package org.districtassessment.generate;

import static org.districtassessment.core.Checks.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param output folder that gets the submissions, a path or any Hadoop file-system URI
 * @param years years to generate, ascending; a unit's entities live through all of them
 * @param seed same seed, same bytes
 * @param units how many units; null for those of the specification's file
 * @param persons size of the whole, which the specification's expressions turn into rows
 * @param planting whether anything is planted
 */
public record GenerateOptions(
    String output,
    List<Integer> years,
    long seed,
    @Nullable Integer units,
    long persons,
    Planting planting) {

  /** What is done about the defects and deliveries of a specification. */
  public enum Planting {
    AS_SPECIFIED,
    /** Every row is honest, every file comes as it should. */
    NOTHING
  }

  public GenerateOptions {
    years = years.stream().sorted().distinct().toList();
    check(!years.isEmpty(), "No year to generate (must be at least one)");
    check(units == null || units > 0, "Invalid number of units: %s (must be > 0)", "" + units);
    check(persons > 0, "Invalid number of persons: %s (must be > 0)", persons);
  }
}
