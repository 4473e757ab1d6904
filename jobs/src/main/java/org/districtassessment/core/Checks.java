package org.districtassessment.core;

import com.google.errorprone.annotations.FormatMethod;
import org.jspecify.annotations.Nullable;

/** Argument checks whose messages give the thing, the value and the rule. */
public final class Checks {

  private Checks() {}

  /**
   * Does nothing when the condition holds.
   *
   * @throws IllegalArgumentException with the formatted message, unless {@code holds}
   */
  @FormatMethod
  public static void check(boolean holds, String format, @Nullable Object... arguments) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(format, arguments));
    }
  }
}
