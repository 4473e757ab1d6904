package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.AllocationRule;
import org.districtassessment.core.rule.AllocationRule.Coefficient;
import org.districtassessment.core.rule.AllocationRule.Factor;
import org.districtassessment.core.rule.AllocationRule.Floor;

/** Reads {@code allocation} of {@code funding.yaml}. */
final class AllocationReader {

  private AllocationReader() {}

  static Optional<AllocationRule> read(Mapping allocation) {
    List<Factor> factors = factors(allocation);
    Floor floor = allocation.oneOf("floor", Choices.of(Floor.class));
    BigDecimal floorPart = allocation.findNumber("floor-part").orElse(BigDecimal.ONE);
    Optional<String> baseLevel = allocation.findText("base-level");
    Optional<BigDecimal> mostIncrease = allocation.findNumber("most-increase");
    Optional<BigDecimal> mostDecrease = allocation.findNumber("most-decrease");
    BigDecimal unit = allocation.number("unit");
    List<Coefficient> performance = performance(allocation);
    boolean verified = Status.verified(allocation);
    String reference = allocation.text("reference");
    return allocation.build(
        () ->
            new AllocationRule(
                factors,
                floor,
                floorPart,
                baseLevel.orElse(null),
                mostIncrease.orElse(null),
                mostDecrease.orElse(null),
                unit,
                performance,
                verified,
                reference,
                allocation.at()));
  }

  private static List<Coefficient> performance(Mapping allocation) {
    Unique grades = new Unique("grade");
    List<Coefficient> performance = new ArrayList<>();
    for (Mapping one : allocation.mappings("performance")) {
      String grade = one.text("grade");
      grades.add(one, "grade", allocation.problems());
      BigDecimal coefficient = one.number("coefficient");
      Optional<Coefficient> read = one.build(() -> new Coefficient(grade, coefficient));
      allocation.part(read).ifPresent(performance::add);
    }
    return performance;
  }

  private static List<Factor> factors(Mapping allocation) {
    List<Factor> factors = new ArrayList<>();
    List<Mapping> mappings = allocation.mappings("factors");
    for (Mapping one : mappings) {
      String figure = one.text("figure");
      BigDecimal weight = one.number("weight");
      Optional<BigDecimal> below = one.findNumber("below");
      Optional<String> times = one.findText("times");
      Optional<Factor> factor =
          one.build(() -> new Factor(figure, weight, below.orElse(null), times.orElse(null)));
      allocation.part(factor).ifPresent(factors::add);
    }
    if (mappings.isEmpty()) {
      allocation.refuse(allocation.at("factors"), "factors must have at least one element");
    }
    return factors;
  }
}
