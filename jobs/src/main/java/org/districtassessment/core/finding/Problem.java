package org.districtassessment.core.finding;

/**
 * A person's mistake in a rule, schema or options: where it is, what it is, and what to do.
 *
 * <p>Prints as {@code rules/health/clinics.yaml:10:9: Invalid points of clinics: -1 (must be > 0)}.
 */
public record Problem(SourceLocation at, String message) implements Comparable<Problem> {

  @Override
  public int compareTo(Problem other) {
    int byPlace = at.compareTo(other.at);
    return byPlace != 0 ? byPlace : message.compareTo(other.message);
  }

  @Override
  public String toString() {
    return at + ": " + message;
  }
}
