package org.districtassessment.core.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The Table Schema types that a column can have. */
public enum FieldType {
  STRING,
  /** A whole number that fits 64 bits. */
  INTEGER,
  /** An exact decimal of at most 18 digits, {@link Field#decimals} of them after the point. */
  NUMBER,
  BOOLEAN,
  /** A calendar day, written {@code yyyy-MM-dd}. */
  DATE,
  /** A calendar year, written with four digits. */
  YEAR;

  /** The name in a schema file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FieldType> of(String id) {
    return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
  }
}
