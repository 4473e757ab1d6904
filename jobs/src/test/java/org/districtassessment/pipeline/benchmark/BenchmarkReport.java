package org.districtassessment.pipeline.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** What a benchmark came to, as Markdown. */
record BenchmarkReport(
    Size size,
    String memory,
    List<ProcessRun> evaluations,
    List<ProcessRun> scripts,
    Comparison comparison) {

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "## %s: %,d districts, about %,d persons, %,d projects, %,d facilities%n",
            size.id(), size.units(), size.persons(), size.projects(), size.facilities()));
    text.append(
        line(
            "%d rounds on %d processors, %s of DuckDB at most; medians, with least and most.%n",
            evaluations.size(), Runtime.getRuntime().availableProcessors(), memory));
    double evaluate = median(evaluations.stream().mapToDouble(ProcessRun::seconds));
    double script = median(scripts.stream().mapToDouble(ProcessRun::seconds));
    text.append("| | evaluate | DuckDB | ratio |\n| --- | ---: | ---: | ---: |\n");
    text.append(
        line(
            "| whole process, s | %.1f (%.1f to %.1f) | %.1f (%.1f to %.1f) | %.2f |",
            evaluate,
            least(evaluations),
            most(evaluations),
            script,
            least(scripts),
            most(scripts),
            evaluate / script));
    text.append(
        line(
            "| peak memory, MiB | %,d | %,d | %.2f |%n",
            peak(evaluations),
            peak(scripts),
            (double) peak(evaluations) / Math.max(1, peak(scripts))));
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

  private static void stages(StringBuilder text, String title, List<ProcessRun> runs) {
    text.append("| ").append(title).append(", stage | s |\n| --- | ---: |\n");
    List<ProcessRun.Stage> first = runs.get(0).stages();
    for (int i = 0; i < first.size(); i++) {
      int stage = i;
      double seconds = median(runs.stream().mapToDouble(run -> run.stages().get(stage).seconds()));
      text.append(line("| %s | %.1f |", inWords(first.get(i).name()), seconds));
    }
    text.append('\n');
  }

  /** The line of a stage without a place, which differs from machine to machine. */
  private static String inWords(String stage) {
    return stage.replaceAll("\\s+/.*", "").replaceAll("\\s{2,}", " ");
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double least(List<ProcessRun> runs) {
    return runs.stream().mapToDouble(ProcessRun::seconds).min().orElse(Double.NaN);
  }

  private static double most(List<ProcessRun> runs) {
    return runs.stream().mapToDouble(ProcessRun::seconds).max().orElse(Double.NaN);
  }

  private static long peak(List<ProcessRun> runs) {
    return runs.stream().mapToLong(ProcessRun::peak).max().orElse(0);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format + "%n", values);
  }
}
