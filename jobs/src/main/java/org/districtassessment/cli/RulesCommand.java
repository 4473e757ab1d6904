package org.districtassessment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.pipeline.LoadRules;
import org.districtassessment.reference.ConversionsPage;
import org.districtassessment.reference.FindingsPage;
import org.districtassessment.reference.IndicatorsPage;
import org.districtassessment.reference.IndicatorsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at an edition; never starts Spark. */
@Command(
    name = "rules",
    header = "Show, check or document an edition of rules.",
    mixinStandardHelpOptions = true)
final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "show",
      header = "The indicator system as a table.",
      mixinStandardHelpOptions = true)
  int show(@Mixin RuleOptions options) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        IndicatorsTable.of(options.load().rules(), options.language(), EvaluationSummary.COLUMNS));
    out.flush();
    return ExitCode.DONE;
  }

  @Command(
      name = "lint",
      header = "All problems of an edition, with file:line:column.",
      description = "%nBinds every rule to the schemas and runs every example.%n",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:no problem", "4:problems"})
  int lint(@Mixin RuleOptions options) {
    List<Problem> problems = options.lint();
    PrintWriter out = spec.commandLine().getOut();
    problems.forEach(out::println);
    out.printf("%d problem(s) in %s%n", problems.size(), options.rules());
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  @Command(
      name = "docs",
      header = "Write INDICATORS.md, FINDINGS.md and CONVERSIONS.md.",
      mixinStandardHelpOptions = true)
  int docs(
      @Mixin RuleOptions options,
      @Option(
              names = "--to",
              paramLabel = "DIR",
              defaultValue = "docs",
              description = "Folder of the pages. Default: ${DEFAULT-VALUE}/.")
          Path folder)
      throws IOException {
    LoadRules.Loaded loaded = options.load();
    Files.createDirectories(folder);
    Path indicators = folder.resolve("INDICATORS.md");
    Path findings = folder.resolve("FINDINGS.md");
    Files.writeString(indicators, IndicatorsPage.of(loaded.rules()), StandardCharsets.UTF_8);
    Files.writeString(
        findings, FindingsPage.of(loaded.rules(), loaded.submitted()), StandardCharsets.UTF_8);
    Path conversions = folder.resolve("CONVERSIONS.md");
    Files.writeString(conversions, ConversionsPage.of(), StandardCharsets.UTF_8);
    spec.commandLine().getOut().printf("Wrote %s, %s and %s%n", indicators, findings, conversions);
    return ExitCode.DONE;
  }
}
