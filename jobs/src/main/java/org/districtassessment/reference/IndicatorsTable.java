package org.districtassessment.reference;

import java.util.List;
import java.util.Locale;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;

/** The indicator system as a table for a terminal, one row per dimension, indicator, adjustment. */
public final class IndicatorsTable {

  private IndicatorsTable() {}

  /**
   * Returns the table, cut to fit.
   *
   * @param columns width of the terminal
   */
  public static String of(RuleSet rules, Language language, int columns) {
    TextTable table =
        new TextTable()
            .left(new Text("代码", "Code").in(language))
            .left(new Text("指标", "Indicator").in(language))
            .right(IndexInWords.share(rules).in(language))
            .left(new Text("计分", "Scoring").in(language));
    for (Dimension dimension : rules.dimensions()) {
      table.row(
          dimension.code(), dimension.title().in(language), Numerals.of(dimension.points()), "");
      rules.indicators().stream()
          .filter(indicator -> indicator.dimension().equals(dimension.id()))
          .forEach(indicator -> table.row(row(indicator, rules, language)));
    }
    rules
        .adjustments()
        .forEach(
            each ->
                table.row(
                    each.code(),
                    each.title().in(language),
                    "",
                    each.kind().name().toLowerCase(Locale.ROOT)));
    return table.fitting(columns);
  }

  private static List<String> row(IndicatorRule indicator, RuleSet rules, Language language) {
    return List.of(
        indicator.code(),
        indicator.title().in(language),
        Numerals.of(indicator.points()),
        IndexInWords.scoring(indicator, rules).in(language));
  }
}
