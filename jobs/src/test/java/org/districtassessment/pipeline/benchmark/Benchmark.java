package org.districtassessment.pipeline.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.pipeline.SampleYear;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * How long the yearly job takes beside the same work as a script of DuckDB, whole processes in
 * turn, and whether both say the same. Everything is kept below {@code target/bench}; a year that
 * is there already is used again.
 *
 * <p>Ends with 1 where results differ.
 */
final class Benchmark {

  private final Size size;
  private final int rounds;
  private final String memory;
  private final Path folder;
  private final BoundRules rules = BenchmarkYear.rules();

  private Benchmark(Size size, int rounds, String memory) {
    this.size = size;
    this.rounds = rounds;
    this.memory = memory;
    this.folder = Program.FOLDER.resolve(size.id()).toAbsolutePath();
  }

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Command())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @CommandLine.Command(
      name = "./run.sh bench",
      description = "A whole evaluation beside the same work in DuckDB; see docs/BENCHMARKS.md.",
      mixinStandardHelpOptions = true)
  private static final class Command implements Callable<Integer> {

    @Option(
        names = "--size",
        description = "Repeatable: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
        defaultValue = "small")
    private List<Size> sizes = List.of();

    @Option(names = "--rounds", description = "Of both. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--memory", description = "DuckDB's limit. Default: ${DEFAULT-VALUE}.")
    private String memory = "4GB";

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
      boolean allEqual = true;
      for (Size size : sizes) {
        allEqual &= new Benchmark(size, rounds, memory).run();
      }
      return allEqual ? 0 : 1;
    }
  }

  private boolean run() throws IOException, InterruptedException, SQLException {
    Path before = prepare();
    Path scripts = folder.resolve("script");
    Path ofScript = folder.resolve("duckdb");
    Path ofProgram = folder.resolve("output");
    new DuckScript(rules, input(), ofScript, Program.KEY, memory).write(scripts);
    readInput();
    List<ProcessRun> evaluations = new ArrayList<>();
    List<ProcessRun> runs = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      System.err.println(size.id() + ", round " + round + " of " + rounds);
      Program.empty(ofProgram);
      evaluations.add(
          ProcessRun.of(
              evaluate(
                  input(),
                  BenchmarkYear.YEAR,
                  ofProgram,
                  List.of("--previous", Program.publicationOf(before).toString())),
              log("evaluate-" + round)));
      Program.empty(ofScript);
      runs.add(ProcessRun.of(duck(scripts), log("duckdb-" + round)));
    }
    Comparison comparison =
        Comparison.of(
            rules, Program.publicationOf(yearOf(ofProgram, BenchmarkYear.YEAR)), ofScript);
    String report =
        new BenchmarkReport(size, memory, new Runs(evaluations), new Runs(runs), comparison)
            .markdown();
    Files.writeString(folder.resolve("report.md"), report);
    System.out.print(report);
    return comparison.differences().isEmpty();
  }

  /** Makes the year and evaluates the one before, where that was not done; returns the latter. */
  private Path prepare() throws IOException, InterruptedException, SQLException {
    Path before = folder.resolve("before");
    Path made = folder.resolve("made");
    if (!Files.exists(made)) {
      System.err.println(size.id() + ": make the submissions");
      Program.empty(folder);
      Files.writeString(key(), Program.KEY);
      if (size == Size.SAMPLE) {
        copySamples();
      } else {
        ProcessRun.of(generate(), log("generate"));
      }
      Files.writeString(made, "");
    }
    if (!Files.exists(yearOf(before, BenchmarkYear.YEAR - 1).resolve("CURRENT"))) {
      System.err.println(size.id() + ": evaluate the year before");
      ProcessRun.of(
          evaluate(input(), BenchmarkYear.YEAR - 1, before, List.of()), log("evaluate-before"));
    }
    evaluateFirst();
    return yearOf(before, BenchmarkYear.YEAR - 1);
  }

  /** The first evaluation after a build makes what later ones use, and is not counted. */
  private void evaluateFirst() throws IOException, InterruptedException {
    Path output = folder.resolve("first");
    Program.empty(output);
    ProcessRun.of(
        evaluate(SampleYear.SAMPLES, BenchmarkYear.YEAR, output, List.of()), log("first"));
  }

  /** So that the first to run does not wait for the disk where others find what it read. */
  private void readInput() throws IOException {
    try (Stream<Path> files = Files.walk(input())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  /** An evaluation of the samples as they are says which of their files is what. */
  private void copySamples() throws IOException, InterruptedException, SQLException {
    Path output = folder.resolve("samples");
    ProcessRun.of(
        evaluate(SampleYear.SAMPLES, BenchmarkYear.YEAR, output, List.of()), log("samples"));
    for (int year : new int[] {BenchmarkYear.YEAR - 1, BenchmarkYear.YEAR}) {
      PlainCopy.write(
          rules.schemas(),
          SampleYear.SAMPLES,
          Program.publicationOf(yearOf(output, year)),
          year,
          input());
    }
  }

  private Path input() {
    return folder.resolve("input");
  }

  private List<String> generate() throws IOException {
    return Program.generate(
        PlainSpec.write(SampleYear.SAMPLES, size, folder),
        (BenchmarkYear.YEAR - 1) + "," + BenchmarkYear.YEAR,
        size.units(),
        size.persons(),
        input());
  }

  private List<String> evaluate(Path from, int year, Path output, List<String> more) {
    List<String> command =
        new ArrayList<>(Program.evaluate(from, year, SampleYear.RULES, output, key()));
    command.addAll(more);
    return command;
  }

  private List<String> duck(Path scripts) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        RunDuckScript.class.getName(),
        scripts.toString());
  }

  private Path key() {
    return folder.resolve("key");
  }

  private Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  private Path yearOf(Path output, int year) {
    return Program.yearOf(output, rules.rules().id(), year);
  }
}
