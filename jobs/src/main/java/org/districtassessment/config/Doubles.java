package org.districtassessment.config;

import java.util.OptionalDouble;

/** Numbers of an index, which is computed with doubles. */
final class Doubles {

  private Doubles() {}

  static double read(Mapping mapping, String key) {
    return mapping.number(key).doubleValue();
  }

  static OptionalDouble find(Mapping mapping, String key) {
    return mapping
        .findNumber(key)
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }
}
