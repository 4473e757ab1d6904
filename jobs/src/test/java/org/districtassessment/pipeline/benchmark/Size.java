package org.districtassessment.pipeline.benchmark;

import java.util.Locale;

/**
 * How large a year is: the samples, a whole country, or a part of it with districts of the same
 * size.
 */
enum Size {
  /** The committed samples, which the tests compare. */
  SAMPLE(38, 29_900, 630, 1_240),
  SMALL(20, 142_857, 4_286, 571),
  /** As many districts as the samples have. */
  MUNICIPALITY(38, 271_429, 8_143, 1_086),
  NATIONAL(1_400, 10_000_000, 300_000, 40_000);

  private final int units;
  private final long persons;
  private final long projects;
  private final long facilities;

  Size(int units, long persons, long projects, long facilities) {
    this.units = units;
    this.persons = persons;
    this.projects = projects;
    this.facilities = facilities;
  }

  int units() {
    return units;
  }

  /** About how many persons there are; the same holds for projects and facilities. */
  long persons() {
    return persons;
  }

  long projects() {
    return projects;
  }

  long facilities() {
    return facilities;
  }

  /** The name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
