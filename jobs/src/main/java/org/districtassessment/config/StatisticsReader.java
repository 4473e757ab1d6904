package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.Optional;
import org.districtassessment.core.rule.StatisticsRules;

/** Reads {@code statistics}, which may be left out: what is marked in the statistics. */
final class StatisticsReader {

  private StatisticsReader() {}

  static StatisticsRules read(Mapping file) {
    Optional<Mapping> statistics = file.findMapping("statistics");
    return statistics
        .map(each -> file.required(of(each), StatisticsRules.USUAL))
        .orElse(StatisticsRules.USUAL);
  }

  private static Optional<StatisticsRules> of(Mapping statistics) {
    StatisticsRules usual = StatisticsRules.USUAL;
    BigDecimal high = statistics.findNumber("high-correlation").orElse(usual.high());
    BigDecimal low = statistics.findNumber("low-correlation").orElse(usual.low());
    int strengths = statistics.findWhole("strengths").orElse(usual.strengths());
    return statistics.build(() -> new StatisticsRules(high, low, strengths));
  }
}
