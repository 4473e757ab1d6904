package org.districtassessment.core.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * A value of the indicator that a score names.
 *
 * @param path keys, and numbers of list elements from 0, that lead to it from the score in a rule
 *     file
 * @param value in the indicator's unit
 */
public record Threshold(List<String> path, BigDecimal value) {

  public Threshold {
    path = List.copyOf(path);
  }

  static Threshold of(String key, BigDecimal value) {
    return new Threshold(List.of(key), value);
  }
}
