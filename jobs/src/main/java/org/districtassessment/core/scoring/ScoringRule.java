package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an indicator is scored: one function for everybody, or one per group (分类标准).
 *
 * @param forAll null where it goes by group
 * @param byGroup empty where there is one for all; a group that is not there is an error, found
 *     before anything is scored
 */
public record ScoringRule(@Nullable ScoringFunction forAll, Map<String, ScoringFunction> byGroup) {

  public ScoringRule {
    check(
        (forAll == null) != byGroup.isEmpty(),
        "A score needs either one function or functions by group");
    byGroup = Collections.unmodifiableMap(new TreeMap<>(byGroup));
  }

  public static ScoringRule forAll(ScoringFunction function) {
    return new ScoringRule(function, Map.of());
  }

  /** Returns the function for a unit of {@code group}. */
  public Optional<ScoringFunction> of(String group) {
    return Optional.ofNullable(forAll != null ? forAll : byGroup.get(group));
  }
}
