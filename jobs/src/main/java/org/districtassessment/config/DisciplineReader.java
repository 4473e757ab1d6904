package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.rule.DisciplineRule.CarryOver;
import org.districtassessment.core.rule.DisciplineRule.DoubleFinancing;
import org.districtassessment.core.rule.DisciplineRule.Queue;

/** Reads {@code discipline} of {@code funding.yaml}. */
final class DisciplineReader {

  private DisciplineReader() {}

  static Optional<DisciplineRule> read(Mapping discipline) {
    Optional<CarryOver> carryOver =
        discipline.findMapping("left-over").flatMap(DisciplineReader::carryOver);
    List<Queue> queues = queues(discipline);
    Optional<DoubleFinancing> twice =
        discipline.findMapping("double-financing").flatMap(DisciplineReader::doubleFinancing);
    return discipline.build(
        () ->
            new DisciplineRule(
                carryOver.orElse(null), queues, twice.orElse(null), discipline.at()));
  }

  private static Optional<CarryOver> carryOver(Mapping carryOver) {
    String amount = carryOver.text("amount");
    List<Integer> years = new ArrayList<>();
    for (BigDecimal year : carryOver.numbers("years")) {
      if (year.stripTrailingZeros().scale() > 0) {
        carryOver.refuse(carryOver.at("years"), "years must be whole numbers");
      } else {
        years.add(year.intValue());
      }
    }
    boolean verified = Status.verified(carryOver);
    String reference = carryOver.text("reference");
    return carryOver.build(() -> new CarryOver(amount, years, verified, reference));
  }

  private static List<Queue> queues(Mapping discipline) {
    Unique ids = new Unique("queue");
    List<Queue> queues = new ArrayList<>();
    for (Mapping one : discipline.mappings("queues")) {
      String id = one.name("id", Names.KEBAB_CASE);
      ids.add(one, "id", discipline.problems());
      var title = one.words("title");
      List<String> checks = one.texts("checks");
      one.build(() -> new Queue(id, title, checks, one.at())).ifPresent(queues::add);
    }
    return queues;
  }

  private static Optional<DoubleFinancing> doubleFinancing(Mapping twice) {
    String total = twice.text("total");
    BigDecimal tolerance = twice.number("tolerance");
    List<String> checks = twice.texts("checks");
    return twice.build(() -> new DoubleFinancing(total, tolerance, checks));
  }
}
