package org.districtassessment.pipeline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.districtassessment.pipeline.Duck;
import org.districtassessment.pipeline.SampleYear;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long an evaluation takes with few and with many indicators over one table of the same year,
 * whole processes in turn. Everything is kept below {@code target/bench/growth}; a year that is
 * there already is used again.
 */
@CommandLine.Command(
    name = "./run.sh bench-growth",
    description = "Time by the number of indicators; see docs/BENCHMARKS.md.",
    mixinStandardHelpOptions = true)
final class GrowthBenchmark implements Callable<Integer> {

  private static final String ASSESSMENT = "growth";

  @Spec private CommandSpec spec;

  @Option(
      names = "--indicators",
      split = ",",
      description = "From few to many. Default: ${DEFAULT-VALUE}.",
      defaultValue = "40,400")
  private List<Integer> indicators = List.of();

  @Option(names = "--persons", description = "Of the year. Default: ${DEFAULT-VALUE}.")
  private long persons = 300_000;

  @Option(names = "--units", description = "Of the year. Default: ${DEFAULT-VALUE}.")
  private int units = 38;

  @Option(names = "--rounds", description = "Of each edition. Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(names = "--input", description = "A year that is there, instead of one that is made.")
  private @Nullable Path input;

  private final Path folder = Program.FOLDER.resolve("growth").toAbsolutePath();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new GrowthBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Map<Integer, List<ProcessRun>> runs = new TreeMap<>();
    for (int count : indicators) {
      write(count);
      runs.put(count, new ArrayList<>());
    }
    Path year = input == null ? make() : input.toAbsolutePath();
    Files.createDirectories(folder);
    Files.writeString(key(), Program.KEY);
    // The first evaluation after a build makes an archive of classes.
    int fewest = runs.keySet().iterator().next();
    evaluate(SampleYear.SAMPLES, fewest, "first");
    for (int round = 1; round <= rounds; round++) {
      for (Map.Entry<Integer, List<ProcessRun>> each : runs.entrySet()) {
        int count = each.getKey();
        System.err.printf("%d indicators, round %d of %d%n", count, round, rounds);
        each.getValue().add(evaluate(year, count, count + "-" + round));
      }
    }
    List<GrowthReport.Edition> editions = new ArrayList<>();
    for (Map.Entry<Integer, List<ProcessRun>> each : runs.entrySet()) {
      editions.add(came(each.getKey(), new Runs(each.getValue())));
    }
    String report = new GrowthReport(editions).markdown();
    Files.writeString(folder.resolve("report.md"), report);
    System.out.print(report);
    return 0;
  }

  private void write(int count) throws IOException {
    Program.empty(edition(count));
    try {
      GrowthEdition.write(count, edition(count));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Makes the year where that was not done. */
  private Path make() throws IOException, InterruptedException {
    Path of = folder.resolve(persons + "-" + units);
    Path made = of.resolve("made");
    Path submissions = of.resolve("input");
    if (!Files.exists(made)) {
      System.err.printf("Make a year of %,d persons%n", persons);
      Program.empty(of);
      ProcessRun.of(
          Program.generate(
              SampleYear.SAMPLES.resolve("generator.yaml"),
              Integer.toString(BenchmarkYear.YEAR),
              units,
              persons,
              submissions),
          of.resolve("generate.log"));
      Files.writeString(made, "");
    }
    return submissions;
  }

  /**
   * What an edition came to.
   *
   * @throws IllegalStateException if an indicator was not published of each unit
   */
  private GrowthReport.Edition came(int count, Runs runs) throws IOException, SQLException {
    Path scores =
        Program.publicationOf(Program.yearOf(output(count), ASSESSMENT, BenchmarkYear.YEAR))
            .resolve("indicator_scores.parquet");
    try (Duck duck = new Duck()) {
      String published =
          duck.rows(
                  "SELECT count(DISTINCT indicator_id), count(*) = count(DISTINCT unit) * "
                      + "count(DISTINCT indicator_id) FROM '%s'".formatted(scores))
              .get(0);
      if (!published.equals(count + "|true")) {
        throw new IllegalStateException("Not all indicators of all units are in " + scores);
      }

      List<String> answers =
          duck.rows(
              """
                  SELECT count(DISTINCT answer) FROM (
                    SELECT list((numerator, denominator) ORDER BY unit) AS answer
                    FROM '%s' GROUP BY indicator_id)
                  """
                  .formatted(scores));
      List<String> values =
          duck.rows("SELECT count(*) FROM '%s' WHERE state = 'value'".formatted(scores));
      return new GrowthReport.Edition(
          count, Integer.parseInt(values.get(0)), Integer.parseInt(answers.get(0)), runs);
    }
  }

  private ProcessRun evaluate(Path year, int count, String log)
      throws IOException, InterruptedException {
    Program.empty(output(count));
    return ProcessRun.of(
        Program.evaluate(year, BenchmarkYear.YEAR, edition(count), output(count), key()),
        folder.resolve("logs").resolve(log + ".log"));
  }

  private Path key() {
    return folder.resolve("key");
  }

  private Path edition(int count) {
    return folder.resolve("editions").resolve(Integer.toString(count));
  }

  private Path output(int count) {
    return folder.resolve("output").resolve(Integer.toString(count));
  }
}
