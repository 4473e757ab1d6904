package org.districtassessment.cli;

import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.districtassessment.pipeline.Evaluate;
import org.districtassessment.pipeline.Evaluation;
import org.districtassessment.pipeline.Progress;
import org.districtassessment.pipeline.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The yearly job. */
@Command(
    name = "evaluate",
    header = "Evaluate a year: validate, score, rank, screen, publish.",
    description = {
      "",
      "Without options it evaluates the newest sample year and publishes to output/.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:published",
      "1:an unexpected failure; nothing was published",
      "2:wrong options",
      "3:published, but there are findings of severity error (with --strict)",
      "4:refused: rules, schemas or input cannot be used; nothing was published"
    })
final class EvaluateCommand implements Callable<Integer> {

  private final BiFunction<RunRequest, Progress, Evaluation> job;

  @Spec private CommandSpec spec;

  @Mixin private JobOptions options;

  @Option(
      names = "--corrections",
      paramLabel = "FILE",
      description =
          "Values that reviewers decided, such as after appeals (申诉复核): a CSV with the"
              + " columns unit, indicator, value, reviewer, decided_on, reason.")
  private @Nullable String corrections;

  @Option(
      names = "--reviews",
      paramLabel = "FILE",
      description =
          "What reviewers decided on anomalies (疑点核实): a CSV with the columns anomaly_id,"
              + " decision, reviewer, decided_on, reason.")
  private @Nullable String reviews;

  @Option(
      names = "--reuse",
      description =
          "Take what an earlier run of the year with this option validated and computed, for"
              + " districts whose files are the same; keep what this one finds out beside the"
              + " publication. Needs the same key each time: --key-file or the variable "
              + JobOptions.KEY_VARIABLE
              + ".")
  private boolean reuse;

  @Option(names = "--strict", description = "Exit with 3 when a finding is an error.")
  private boolean strict;

  /** The real job. */
  EvaluateCommand() {
    this(Evaluate::evaluate);
  }

  EvaluateCommand(BiFunction<RunRequest, Progress, Evaluation> job) {
    this.job = job;
  }

  @Override
  public Integer call() {
    try (ConsoleProgress progress = Console.progress(spec)) {
      RunRequest request = reuse ? options.reusingRequest() : options.request();
      Evaluation evaluation =
          job.apply(request.withCorrections(corrections).withReviews(reviews), progress);
      EvaluationSummary.print(evaluation, options.language(), spec.commandLine().getOut());
      return strict && evaluation.submissions().hasErrors() ? ExitCode.FINDINGS : ExitCode.DONE;
    }
  }
}
