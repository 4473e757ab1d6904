package org.districtassessment.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.pipeline.CheckSubmissions;
import org.districtassessment.pipeline.CheckSubmissions.Checked;
import org.districtassessment.pipeline.Progress;
import org.districtassessment.pipeline.RunRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Validation only. */
@Command(
    name = "check",
    header = "Read and validate a year of submissions, without evaluating it.",
    description = {
      "",
      "Lists every problem with file, line, field and remedy in findings.csv, and the rows",
      "that were not accepted in rejected_rows.csv, below <output>/check.",
      "With --profile also what the columns hold, and how far that is from last year.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no finding is an error",
      "1:an unexpected failure",
      "2:wrong options",
      "3:there are findings of severity error",
      "4:refused: rules, schemas or input cannot be used"
    })
final class CheckCommand implements Callable<Integer> {

  private final BiFunction<RunRequest, Progress, Checked> job;
  private final BiFunction<RunRequest, Progress, Checked> profilingJob;

  @Spec private CommandSpec spec;

  @Mixin private JobOptions options;

  @Option(
      names = "--profile",
      description =
          "Also write profile.csv: rows, missing, distinct and frequent values, least, greatest,"
              + " mean and percentiles of each file's columns. Large shifts since the input's"
              + " folder of the year before are findings.")
  private boolean profile;

  /** The real jobs. */
  CheckCommand() {
    this(CheckSubmissions::check, CheckSubmissions::checkAndProfile);
  }

  CheckCommand(
      BiFunction<RunRequest, Progress, Checked> job,
      BiFunction<RunRequest, Progress, Checked> profilingJob) {
    this.job = job;
    this.profilingJob = profilingJob;
  }

  @Override
  public Integer call() {
    try (ConsoleProgress progress = Console.progress(spec)) {
      Checked checked = (profile ? profilingJob : job).apply(options.request(), progress);
      Language language = options.language();
      PrintWriter out = spec.commandLine().getOut();
      SubmissionsSummary.print(checked.submissions(), language, out);
      out.println(new Text("结果在：", "Written: ").in(language) + checked.folder());
      out.flush();
      return checked.submissions().hasErrors() ? ExitCode.FINDINGS : ExitCode.DONE;
    }
  }
}
