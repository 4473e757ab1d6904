package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.districtassessment.core.rule.EffortRule;
import org.districtassessment.core.rule.EffortRule.Ratchet;
import org.districtassessment.core.rule.Limit;

/** Reads {@code effort} of {@code funding.yaml}. */
final class EffortReader {

  private EffortReader() {}

  static Optional<EffortRule> read(Mapping effort) {
    var title = effort.words("title");
    EffortRule.Money money = effort.oneOf("money", Choices.of(EffortRule.Money.class));
    String years = effort.text("years");
    Optional<String> index = effort.findText("index");
    Optional<String> people = effort.findText("people");
    int from = effort.whole("from");
    int to = effort.whole("to");
    EffortRule.Rule rule = effort.oneOf("rule", Choices.of(EffortRule.Rule.class));
    Limit limit = QuestionsReader.limit(effort);
    Optional<Ratchet> ratchet = effort.findMapping("ratchet").flatMap(EffortReader::ratchet);
    return effort.build(
        () ->
            new EffortRule(
                title,
                money,
                years,
                index.orElse(null),
                people.orElse(null),
                from,
                to,
                rule,
                limit,
                ratchet.orElse(null),
                effort.at()));
  }

  private static Optional<Ratchet> ratchet(Mapping ratchet) {
    String years = ratchet.text("years");
    BigDecimal atLeast = ratchet.number("at-least");
    boolean verified = Status.verified(ratchet);
    String reference = ratchet.text("reference");
    return ratchet.build(
        () -> new Ratchet(years, new Limit(Limit.Side.AT_LEAST, atLeast, verified, reference)));
  }
}
