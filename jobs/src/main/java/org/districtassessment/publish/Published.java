package org.districtassessment.publish;

/**
 * What became of a publication.
 *
 * @param publication the run that {@code CURRENT} now names
 */
public record Published(Publication publication, Outcome outcome) {

  /** How the run came to be there. */
  public enum Outcome {
    /** It is new. */
    WRITTEN,
    /** The same run was there, intact, and stays as it is. */
    KEPT,
    /** The same run was there, damaged, and was replaced. */
    REPLACED
  }
}
