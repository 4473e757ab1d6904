package org.districtassessment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.districtassessment.core.Meanwhile;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.targeting.question.Discipline;
import org.districtassessment.core.targeting.question.FundingAnswers;
import org.districtassessment.core.targeting.question.FundingData;
import org.districtassessment.core.targeting.verdict.Verdict;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.PublishedDoubts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks what the rules want to know of a publication's money; never starts Spark. */
@Command(
    name = FundingCommand.NAME,
    header = "Is money weighted toward the target population, is it kept up, is it spent.",
    description = {
      "",
      "Reads a publication. Prints the tests of funding.yaml first, then the measures;",
      "docs/FUNDING.md has the formulas.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:an unexpected failure",
      "2:wrong options",
      "3:a test fails, under --strict",
      "4:refused: rules or publication cannot be used"
    })
final class FundingCommand implements Callable<Integer> {

  static final String NAME = "funding";

  /** Its own commands. */
  static final List<String> COMMANDS = List.of("allocate", "reconcile");

  @Spec private CommandSpec spec;

  @Mixin private FundingOptions options;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the intervals by resampling. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--strict", description = "End with 3 where a test fails.")
  private boolean strict;

  /** Returns the command with its own commands. */
  static CommandLine whole() {
    return new CommandLine(new FundingCommand())
        .addSubcommand(new FundingAllocateCommand())
        .addSubcommand(new FundingReconcileCommand());
  }

  @Override
  public Integer call() throws IOException {
    Meanwhile<FundingRules> rules = Meanwhile.start(options::funding);
    Publication publication = options.open();
    FundingData data = FundingOptions.read(publication);
    FundingQuestions questions = rules.result().questions();
    Meanwhile<Optional<Discipline>> discipline =
        Meanwhile.start(() -> discipline(publication, data, questions.discipline()));
    FundingAnswers answers =
        FundingAnswers.of(
            data,
            questions,
            seed,
            options.writes() ? FundingAnswers.Extent.PARTS : FundingAnswers.Extent.WHOLE);
    PrintWriter out = spec.commandLine().getOut();
    new FundingSummary(answers, questions, FundingOptions.names(data), options.language())
        .print(publication.origin(), seed, out);
    if (options.writes()) {
      options.tables().write(answers, options.language()).forEach(f -> out.println("Wrote " + f));
    }
    Optional<Discipline> found = discipline.result();
    if (found.isPresent()) {
      answer(found.get(), data, out);
    }
    out.flush();
    boolean fails =
        answers.decided().stream()
            .anyMatch(each -> each.verdict().outcome() == Verdict.Outcome.FAIL);
    return strict && fails ? ExitCode.FINDINGS : ExitCode.DONE;
  }

  private static Optional<Discipline> discipline(
      Publication publication, FundingData data, @Nullable DisciplineRule rule) {
    if (rule == null) {
      return Optional.empty();
    }

    try {
      return Optional.of(Discipline.of(data, PublishedDoubts.of(publication, rule.checks()), rule));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Discipline discipline, FundingData data, PrintWriter out) throws IOException {
    new DisciplineSummary(discipline, FundingOptions.names(data), options.language()).print(out);
    if (options.writes()) {
      options
          .tables()
          .write(discipline, options.language())
          .forEach(file -> out.println("Wrote " + file));
    }
  }
}
