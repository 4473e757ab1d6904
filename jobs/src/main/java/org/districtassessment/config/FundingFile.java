package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.Figure;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.FundingRules.Measure;
import org.districtassessment.core.rule.MoneyRows;

/** Reads {@code funding.yaml}. */
final class FundingFile {

  private static final Choices<String> KINDS =
      Choices.of("tilt-ratio", "tilt-ratio")
          .and("per-capita-ratio", "per-capita-ratio")
          .and("location-quotient", "location-quotient");

  private FundingFile() {}

  static Optional<FundingRules> read(Mapping file) {
    String from = file.text("from");
    String source = file.text("source");
    var amount = file.expression("amount");
    var targeted = file.expression("targeted");
    var population = file.expression("population");
    var targetPopulation = file.expression("target-population");
    List<Measure> measures = measures(file);
    Optional<MoneyRows> money = MoneyReader.rows(file);
    List<Figure> figures = MoneyReader.figures(file);
    FundingQuestions questions = QuestionsReader.read(file);
    return file.build(
        () ->
            new FundingRules(
                from,
                source,
                amount,
                targeted,
                population,
                targetPopulation,
                measures,
                money.orElse(null),
                figures,
                questions,
                file.at()));
  }

  private static List<Measure> measures(Mapping file) {
    Unique kinds = new Unique("measure");
    List<Measure> measures = new ArrayList<>();
    List<Mapping> mappings = file.mappings("measures");
    for (Mapping measure : mappings) {
      String kind = measure.oneOf("kind", KINDS);
      kinds.add(measure, "kind", file.problems());
      var title = measure.words("title");
      BigDecimal atLeast = measure.number("at-least");
      boolean verified = Status.verified(measure);
      String reference = measure.text("reference");
      if (atLeast.signum() <= 0) {
        measure.refuse(
            measure.at("at-least"), "Invalid at-least: %s (must be > 0)".formatted(atLeast));
      }
      measure
          .build(() -> new Measure(kind, title, atLeast, verified, reference))
          .ifPresent(measures::add);
    }
    if (mappings.isEmpty()) {
      file.refuse(file.at("measures"), "measures must have at least one element");
    }
    return measures;
  }
}
