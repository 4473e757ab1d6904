package org.districtassessment.stage.expression;

import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of parameters that are not known yet. */
final class SampleValues {

  /** Stands for any parameter; its value does not matter, only that it is an exact number. */
  private static final BigDecimal SAMPLE = new BigDecimal("1.00");

  private SampleValues() {}

  static SortedMap<String, BigDecimal> of(Set<String> parameters) {
    SortedMap<String, BigDecimal> samples = new TreeMap<>();
    parameters.forEach(name -> samples.put(name, SAMPLE));
    return samples;
  }
}
