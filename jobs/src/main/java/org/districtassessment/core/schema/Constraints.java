package org.districtassessment.core.schema;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every value of a field must satisfy, as the Table Schema standard defines it; a missing
 * value breaks only {@code required}.
 *
 * @param minimum least value allowed, as written; its type is the field's
 * @param maximum greatest value allowed
 * @param exclusiveMinimum every value must be above it
 * @param exclusiveMaximum every value must be below it
 * @param minLength in characters
 * @param maxLength in characters
 * @param pattern must match the whole value
 * @param enumeration the values allowed, empty for all
 */
public record Constraints(
    boolean required,
    boolean unique,
    @Nullable String minimum,
    @Nullable String maximum,
    @Nullable String exclusiveMinimum,
    @Nullable String exclusiveMaximum,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable Pattern pattern,
    List<String> enumeration)
    implements Serializable {

  public static final Constraints NONE =
      new Constraints(false, false, null, null, null, null, null, List.of());

  public Constraints {
    enumeration = List.copyOf(enumeration);
  }

  /** Returns the same constraints without least and greatest value. */
  public Constraints withoutRange() {
    return new Constraints(
        required, unique, null, null, minLength, maxLength, pattern, enumeration);
  }

  /** Constraints without exclusive bounds. */
  public Constraints(
      boolean required,
      boolean unique,
      @Nullable String minimum,
      @Nullable String maximum,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable Pattern pattern,
      List<String> enumeration) {
    this(
        required, unique, minimum, maximum, null, null, minLength, maxLength, pattern, enumeration);
  }
}
