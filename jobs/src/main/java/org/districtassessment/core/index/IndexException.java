package org.districtassessment.core.index;

/**
 * The rules of an index cannot be applied to the data: a person's mistake, not a failure of the
 * program. The message names the place and says what to change.
 */
public final class IndexException extends RuntimeException {

  public IndexException(String message) {
    super(message);
  }
}
