package org.districtassessment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.publish.Publication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.RunLast;
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
    version = "district-assessment 0.1.0")
public final class Main implements Runnable {

  /** In the order of the help text. */
  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  @Spec private CommandSpec spec;

  private Main() {}

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("evaluate", EvaluateCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put(FundingCommand.NAME, FundingCommand::whole);
    commands.put("rules", RulesCommand::new);
    commands.put("generate", GenerateCommand::new);
    return commands;
  }

  /**
   * Runs a command and leaves with its exit code. Success is to return: a cluster manager that runs
   * this method takes any other end for a failure.
   */
  public static void main(String[] arguments) {
    int code = commandLineOf(arguments).execute(arguments);
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  static CommandLine commandLine() {
    return commandLineFor();
  }

  /** Knows all commands, or only the one that the first argument names: reading them takes time. */
  private static CommandLine commandLineFor(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    CommandLine all = new CommandLine(new Main());
    COMMANDS.forEach(
        (name, command) -> {
          if (name.equals(first) || !COMMANDS.containsKey(first)) {
            all.addSubcommand(name, command.get());
          }
        });
    return withManners(all);
  }

  /**
   * Knows questions about money without the commands they have, where nothing asks for these: all
   * of them together take longer to read than to answer. What it does not understand, and help, it
   * leaves to the whole command line.
   */
  static CommandLine commandLineOf(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.indexOf(FundingCommand.NAME) != 0
        || FundingCommand.COMMANDS.stream().anyMatch(words::contains)) {
      return commandLineFor(arguments);
    }

    Meanwhile.begin(Publication::prepare);
    CommandLine alone = new CommandLine(CommandSpec.create());
    alone.addSubcommand(FundingCommand.NAME, new FundingCommand());
    IntSupplier whole =
        () ->
            commandLineFor(arguments)
                .setOut(alone.getOut())
                .setErr(alone.getErr())
                .execute(arguments);
    return withManners(alone)
        .setParameterExceptionHandler((mistake, all) -> whole.getAsInt())
        .setExecutionStrategy(
            parsed ->
                parsed.hasSubcommand() && parsed.subcommand().isUsageHelpRequested()
                    ? whole.getAsInt()
                    : new RunLast().execute(parsed));
  }

  /** The manners that all commands share: errors, width, case of choices. */
  static CommandLine commandLine(Object command) {
    return withManners(new CommandLine(command));
  }

  private static CommandLine withManners(CommandLine command) {
    return command
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
