package org.districtassessment.pipeline.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How time grows with the number of indicators, as Markdown. Editions stand from the fewest
 * indicators on; ratios are against the first.
 */
record GrowthReport(List<Edition> editions) {

  /**
   * What an edition came to.
   *
   * @param values how many values were published, of all indicators and units
   * @param answers how many of the indicators differ from each other in the numerator or
   *     denominator of some unit
   */
  record Edition(int indicators, int values, int answers, Runs runs) {}

  GrowthReport {
    editions = List.copyOf(editions);
  }

  String markdown() {
    Runs first = editions.get(0).runs();
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%d rounds on %d processors, in turn; medians, with least and most.%n",
            first.all().size(), Runtime.getRuntime().availableProcessors()));
    text.append("| Indicators |");
    editions.forEach(each -> text.append(line(" %,d |", each.indicators())));
    text.append(" ratio |\n| --- |").append(" ---: |".repeat(editions.size() + 1)).append('\n');
    text.append("| published values |");
    editions.forEach(each -> text.append(line(" %,d |", each.values())));
    text.append(" |\n| different indicators |");
    editions.forEach(each -> text.append(line(" %,d |", each.answers())));
    text.append(" |\n| whole process, s |");
    editions.forEach(
        each ->
            text.append(
                line(
                    " %.1f (%.1f to %.1f) |",
                    each.runs().seconds(), each.runs().least(), each.runs().most())));
    text.append(ratio(Runs::seconds));
    List<ProcessRun.Stage> stages = first.stages();
    for (int i = 0; i < stages.size(); i++) {
      int stage = i;
      ToDoubleFunction<Runs> seconds = runs -> runs.stages().get(stage).seconds();
      text.append("| ").append(nameOf(stages.get(i))).append(", s |");
      editions.forEach(each -> text.append(line(" %.1f |", seconds.applyAsDouble(each.runs()))));
      text.append(ratio(seconds));
    }
    text.append("| peak memory, MiB |");
    editions.forEach(each -> text.append(line(" %,d |", each.runs().peak())));
    return text.append(ratio(Runs::peak)).toString();
  }

  /** Of the last edition against the first. */
  private String ratio(ToDoubleFunction<Runs> measure) {
    double first = measure.applyAsDouble(editions.get(0).runs());
    double last = measure.applyAsDouble(editions.get(editions.size() - 1).runs());
    return first > 0 ? line(" %.2f |%n", last / first) : line(" |%n");
  }

  /** What it did stands behind the name, and differs with the edition. */
  private static String nameOf(ProcessRun.Stage stage) {
    return stage.name().replaceAll("\\s+(\\d|/|Spark ).*", "");
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
