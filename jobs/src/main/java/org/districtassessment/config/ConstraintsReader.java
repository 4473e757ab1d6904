package org.districtassessment.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.FieldType;
import org.jspecify.annotations.Nullable;

/** Reads {@code constraints}, and reports those that make no sense for the field's type. */
final class ConstraintsReader {

  private ConstraintsReader() {}

  static Optional<Constraints> read(Mapping constraints, FieldType type) {
    boolean required = constraints.flag("required");
    boolean unique = constraints.flag("unique");
    Optional<String> minimum = bound(constraints, "minimum", type);
    Optional<String> maximum = bound(constraints, "maximum", type);
    Optional<String> above = bound(constraints, "exclusiveMinimum", type);
    Optional<String> below = bound(constraints, "exclusiveMaximum", type);
    Optional<Integer> minLength = length(constraints, "minLength", type);
    Optional<Integer> maxLength = length(constraints, "maxLength", type);
    Optional<Pattern> pattern = pattern(constraints, type);
    List<String> enumeration = constraints.textsOrEmpty("enum");
    for (Node.Scalar value : constraints.scalars("enum")) {
      if (!canBe(value.text(), type)) {
        constraints.refuse(value.at(), "%s is not of type %s".formatted(value.kind(), type.id()));
      }
    }
    if (minimum.isPresent() && maximum.isPresent() && isAbove(minimum.get(), maximum.get(), type)) {
      constraints.refuse(
          constraints.at("minimum"),
          "The minimum %s is above the maximum %s".formatted(minimum.get(), maximum.get()));
    }
    if (above.isPresent() && below.isPresent() && !isAbove(below.get(), above.get(), type)) {
      constraints.refuse(
          constraints.at("exclusiveMinimum"),
          "The exclusiveMinimum %s is not below the exclusiveMaximum %s"
              .formatted(above.get(), below.get()));
    }
    if (minLength.isPresent() && maxLength.isPresent() && minLength.get() > maxLength.get()) {
      constraints.refuse(
          constraints.at("minLength"),
          "The minLength %s is above the maxLength %s".formatted(minLength.get(), maxLength.get()));
    }
    return constraints.build(
        () ->
            new Constraints(
                required,
                unique,
                minimum.orElse(null),
                maximum.orElse(null),
                above.orElse(null),
                below.orElse(null),
                minLength.orElse(null),
                maxLength.orElse(null),
                pattern.orElse(null),
                enumeration));
  }

  private static Optional<String> bound(Mapping constraints, String key, FieldType type) {
    Optional<String> bound = constraints.findText(key);
    if (bound.isEmpty()) {
      return bound;
    }

    if (type == FieldType.STRING || type == FieldType.BOOLEAN) {
      constraints.refuse(
          constraints.at(key), "%s does not go with the type %s".formatted(key, type.id()));
      return Optional.empty();
    }

    if (!canBe(bound.get(), type)) {
      constraints.refuse(
          constraints.at(key),
          "%s must be of type %s, not \"%s\"".formatted(key, type.id(), bound.get()));
      return Optional.empty();
    }

    return bound;
  }

  private static boolean canBe(String text, FieldType type) {
    return switch (type) {
      case INTEGER -> Numbers.decimal(text).filter(number -> number.scale() == 0).isPresent();
      case NUMBER -> Numbers.decimal(text).isPresent();
      case YEAR -> Numbers.whole(text).filter(Years::valid).isPresent();
      case DATE -> date(text) != null;
      case STRING, BOOLEAN -> true;
    };
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Dates in their one form compare as texts, everything else that has bounds as numbers. */
  private static boolean isAbove(String minimum, String maximum, FieldType type) {
    return type == FieldType.DATE
        ? minimum.compareTo(maximum) > 0
        : new BigDecimal(minimum).compareTo(new BigDecimal(maximum)) > 0;
  }

  private static Optional<Integer> length(Mapping constraints, String key, FieldType type) {
    Optional<Integer> length = constraints.findWhole(key);
    if (length.isPresent() && type != FieldType.STRING) {
      constraints.refuse(constraints.at(key), key + " goes with the type string only (delete it)");
    }
    if (length.isPresent() && length.get() < 0) {
      constraints.refuse(
          constraints.at(key), "Invalid %s: %d (must be >= 0)".formatted(key, length.get()));
    }
    return length;
  }

  private static Optional<Pattern> pattern(Mapping constraints, FieldType type) {
    Optional<String> pattern = constraints.findText("pattern");
    if (pattern.isEmpty()) {
      return Optional.empty();
    }

    if (type != FieldType.STRING) {
      constraints.refuse(
          constraints.at("pattern"), "pattern goes with the type string only (delete it)");
    }
    try {
      return Optional.of(Pattern.compile(pattern.get()));
    } catch (PatternSyntaxException e) {
      constraints.refuse(
          constraints.at("pattern"),
          "Invalid pattern: %s (%s)".formatted(pattern.get(), e.getDescription()));
      return Optional.empty();
    }
  }
}
