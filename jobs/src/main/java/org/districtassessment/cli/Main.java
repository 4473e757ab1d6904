package org.districtassessment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.districtassessment.core.finding.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code district-assessment}; see the README for a tour. */
@Command(
    name = "./run.sh",
    header = "district-assessment: a yearly performance assessment of districts (年度评价)",
    description = {
      "",
      "Loads what districts submit, validates it, applies an edition of indicator",
      "rules, and publishes ranked scorecards, anomalies and funding checks as",
      "Parquet and CSV.",
      ""
    },
    footer = {
      "",
      "Start with:  ./run.sh evaluate            the sample year, published to output/",
      "             ./run.sh evaluate --help     all options",
      "             ./run.sh test                all tests"
    },
    mixinStandardHelpOptions = true,
    version = "district-assessment 0.1.0",
    subcommands = {
      EvaluateCommand.class,
      CheckCommand.class,
      FundingCommand.class,
      RulesCommand.class,
      GenerateCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and leaves with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return commandLine(new Main());
  }

  /** The manners that all commands share: errors, width, case of choices. */
  static CommandLine commandLine(Object command) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Main::explain);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** A person's mistake gets its places and remedies; only a mistake of ours gets a stack trace. */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    PrintWriter err = command.getErr();
    if (failure instanceof RefusedException refused) {
      refused.problems().forEach(err::println);
      err.printf("Refused: %d problem(s). Nothing was published.%n", refused.problems().size());
      return ExitCode.REFUSED;
    }

    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      err.printf("Failed: %s%nNothing was published.%n", failure.getMessage());
      return ExitCode.OUR_FAILURE;
    }

    err.println("Failed, and it is our mistake. Please report this:");
    failure.printStackTrace(err);
    return ExitCode.OUR_FAILURE;
  }
}
