package org.districtassessment.pipeline.benchmark;

import java.util.Locale;

/** What a benchmark came to, as Markdown. */
record BenchmarkReport(
    Size size, String memory, Runs evaluations, Runs scripts, Comparison comparison) {

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "## %s: %,d districts, about %,d persons, %,d projects, %,d facilities%n",
            size.id(), size.units(), size.persons(), size.projects(), size.facilities()));
    text.append(
        line(
            "%d rounds on %d processors, %s of DuckDB at most; medians, with least and most.%n",
            evaluations.all().size(), Runtime.getRuntime().availableProcessors(), memory));
    text.append("| | evaluate | DuckDB | ratio |\n| --- | ---: | ---: | ---: |\n");
    text.append(
        line(
            "| whole process, s | %.1f (%.1f to %.1f) | %.1f (%.1f to %.1f) | %.2f |",
            evaluations.seconds(),
            evaluations.least(),
            evaluations.most(),
            scripts.seconds(),
            scripts.least(),
            scripts.most(),
            evaluations.seconds() / scripts.seconds()));
    text.append(
        line(
            "| peak memory, MiB | %,d | %,d | %.2f |%n",
            evaluations.peak(),
            scripts.peak(),
            (double) evaluations.peak() / Math.max(1, scripts.peak())));
    stages(text, "evaluate", evaluations);
    stages(text, "DuckDB", scripts);
    text.append("Compared:\n\n");
    comparison.lines().forEach(each -> text.append("- ").append(each).append('\n'));
    if (!comparison.differences().isEmpty()) {
      text.append("\nDifferent, up to five of each:\n\n");
      comparison.differences().forEach(each -> text.append("- `").append(each).append("`\n"));
    }
    return text.append('\n').toString();
  }

  private static void stages(StringBuilder text, String title, Runs runs) {
    text.append("| ").append(title).append(", stage | s |\n| --- | ---: |\n");
    runs.stages()
        .forEach(stage -> text.append(line("| %s | %.1f |", stage.name(), stage.seconds())));
    text.append('\n');
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format + "%n", values);
  }
}
