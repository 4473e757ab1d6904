package org.districtassessment.core.schema;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the characters of an identity number say by themselves ({@code x-identity}).
 *
 * @param birthDate name of the date field of the same row that must be the date in the number; null
 *     for none
 */
public record Identity(Scheme scheme, @Nullable String birthDate) implements Serializable {

  /** How identity numbers are built. */
  public enum Scheme {
    /** Citizens' numbers of 18 characters; see {@link Gb11643}. */
    GB_11643("gb-11643");

    private final String id;

    Scheme(String id) {
      this.id = id;
    }

    /** The name in a schema file. */
    public String id() {
      return id;
    }
  }
}
