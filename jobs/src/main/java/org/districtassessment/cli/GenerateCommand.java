package org.districtassessment.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.districtassessment.generate.GenerateOptions;
import org.districtassessment.generate.GenerateReport;
import org.districtassessment.pipeline.Generate;
import org.districtassessment.reference.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Synthetic submissions. */
@Command(
    name = "generate",
    header = "Make synthetic submissions of any size, with planted defects.",
    description = {
      "",
      "The same seed and size give the same bytes. Every planted defect is listed in",
      "planted-<year>.csv, outside the folders of submissions.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong options",
      "4:the spec, the schemas or the settings of Spark cannot be used"
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write into, one folder per year.")
  private String output;

  @Option(
      names = "--years",
      paramLabel = "YEAR",
      split = ",",
      required = true,
      description = "Years to make, such as 2023,2024.")
  private List<Integer> years;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--units",
      paramLabel = "N",
      description = "Number of districts. Default: all of the spec.")
  private @Nullable Integer units;

  @Option(
      names = "--persons",
      paramLabel = "N",
      defaultValue = "40000",
      description = "About how many persons a year. Default: ${DEFAULT-VALUE}.")
  private long persons;

  @Option(
      names = "--without-defects",
      description = "Plant nothing: every row is honest, every file in time.")
  private boolean withoutDefects;

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description = "What to make. Default: generator.yaml of the samples.")
  private @Nullable Path spec;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "Table Schemas. Default: schemas/.")
  private @Nullable Path schemas;

  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = Places.MASTER,
      description = "Spark's master. Default: ${DEFAULT-VALUE}.")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting; may be repeated.")
  private Map<String, String> sparkSettings = new TreeMap<>();

  @Override
  public Integer call() {
    try (ConsoleProgress progress = Console.progress(command)) {
      GenerateReport report =
          Generate.generate(
              new Generate.Request(
                  spec != null ? spec : Places.samples().resolve("generator.yaml"),
                  schemas != null ? schemas : Places.schemas(),
                  new GenerateOptions(
                      output,
                      years,
                      seed,
                      units,
                      persons,
                      withoutDefects
                          ? GenerateOptions.Planting.NOTHING
                          : GenerateOptions.Planting.AS_SPECIFIED),
                  master,
                  sparkSettings),
              progress);
      PrintWriter out = command.commandLine().getOut();
      TextTable planted = new TextTable().left("Planted").right("Count");
      report.planted().forEach((code, count) -> planted.row(code, count.toString()));
      out.printf("%n%s", planted.fitting(EvaluationSummary.COLUMNS));
      report.shortfalls().forEach(out::println);
      out.flush();
      return ExitCode.DONE;
    }
  }
}
