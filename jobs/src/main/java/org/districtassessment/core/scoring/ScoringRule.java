package org.districtassessment.core.scoring;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an indicator is scored: one function for everybody, one per group (分类标准), or {@linkplain
 * #NONE none}.
 *
 * @param forAll null where it goes by group
 * @param byGroup empty where there is one for all; a group that is not there is an error, found
 *     before anything is scored
 */
public record ScoringRule(@Nullable ScoringFunction forAll, Map<String, ScoringFunction> byGroup) {

  /** That of an indicator of an index, which normalises the values of all units together. */
  public static final ScoringRule NONE = new ScoringRule(null, Map.of());

  public ScoringRule {
    check(
        forAll == null || byGroup.isEmpty(),
        "A score needs either one function or functions by group");
    byGroup = Collections.unmodifiableMap(new TreeMap<>(byGroup));
  }

  public static ScoringRule forAll(ScoringFunction function) {
    return new ScoringRule(function, Map.of());
  }

  public static ScoringRule byGroup(Map<String, ScoringFunction> functions) {
    check(!functions.isEmpty(), "A score needs either one function or functions by group");
    return new ScoringRule(null, functions);
  }

  /** Returns the function for a unit of {@code group}. */
  public Optional<ScoringFunction> of(String group) {
    return Optional.ofNullable(forAll != null ? forAll : byGroup.get(group));
  }

  /**
   * Returns among whom units are compared at the most; empty where no other unit's value counts.
   */
  public Optional<Scope> compared() {
    return functions().stream()
        .flatMap(function -> function.compared().stream())
        .min(Comparator.naturalOrder());
  }

  /**
   * Does nothing when every function can be used for an indicator.
   *
   * @throws IllegalArgumentException if one goes the other way than {@code direction}, or its
   *     points are not on the scale of {@code full}
   */
  public void checkFits(Direction direction, BigDecimal full) {
    for (ScoringFunction function : functions()) {
      check(
          function.direction() == direction,
          "The score is %s, but the indicator is %s",
          function.direction().id(),
          direction.id());
      function.checkScale(full);
    }
  }

  private Collection<ScoringFunction> functions() {
    return forAll != null ? List.of(forAll) : byGroup.values();
  }
}
