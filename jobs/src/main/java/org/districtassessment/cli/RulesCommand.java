package org.districtassessment.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.districtassessment.core.composite.UnitYear;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.lint.LintReport;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.pipeline.LoadRules;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.PublishedUnit;
import org.districtassessment.reference.ConversionsPage;
import org.districtassessment.reference.FindingsPage;
import org.districtassessment.reference.IndicatorsPage;
import org.districtassessment.reference.IndicatorsTable;
import org.districtassessment.reference.TablePage;
import org.districtassessment.reference.TemplateWorkbook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at an edition; never starts Spark. */
@Command(
    name = "rules",
    header = "Show, check or document an edition of rules and its tables.",
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
      description = {
        "",
        "Binds every rule to the schemas, runs every example, and looks for rules that cannot",
        "mean what they say. Warnings follow the problems.",
        ""
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:no problem", "4:problems, or warnings under --strict"})
  int lint(
      @Mixin RuleOptions options,
      @Option(names = "--strict", description = "Fail on warnings too.") boolean strict) {
    LintReport report = options.lint();
    PrintWriter out = spec.commandLine().getOut();
    report.problems().forEach(out::println);
    report.warnings().forEach(one -> out.println(one.at() + ": warning: " + one.message()));
    int problems = report.problems().size();
    int warnings = report.warnings().size();
    out.printf("%d problem(s), %d warning(s) in %s%n", problems, warnings, options.rules());
    return problems == 0 && !(strict && warnings > 0) ? ExitCode.DONE : ExitCode.REFUSED;
  }

  @Command(
      name = "docs",
      header = "Write the pages that are generated from rules and schemas.",
      description = {
        "",
        "INDICATORS.md (the indicator system), FINDINGS.md (every code of a finding),",
        "CONVERSIONS.md (how cells may be written), and tables/ (the data dictionary: one",
        "page per submitted table). With a publication, the values of one of its units stand",
        "beside the articles in INDICATORS.md.",
        ""
      },
      mixinStandardHelpOptions = true)
  int docs(
      @Mixin RuleOptions options,
      @Option(
              names = "--to",
              paramLabel = "DIR",
              defaultValue = "docs",
              description = "Folder of the pages. Default: ${DEFAULT-VALUE}/.")
          Path folder,
      @Option(
              names = "--publication",
              paramLabel = "DIR",
              description = "Publication that the sample unit is taken from.")
          @Nullable String publication,
      @Option(
              names = "--unit",
              paramLabel = "KEY",
              description = "The sample unit, by key or name.")
          @Nullable String unit)
      throws IOException {
    LoadRules.Loaded loaded = options.load();
    @Nullable UnitYear sample = sample(publication, unit);
    Path tables = Files.createDirectories(folder.resolve("tables"));
    Path indicators = folder.resolve("INDICATORS.md");
    Path findings = folder.resolve("FINDINGS.md");
    Files.writeString(
        indicators, IndicatorsPage.of(loaded.rules(), loaded.columns(), sample), UTF_8);
    Files.writeString(findings, FindingsPage.of(loaded.rules(), loaded.submitted()), UTF_8);
    Path conversions = folder.resolve("CONVERSIONS.md");
    Files.writeString(conversions, ConversionsPage.of(), UTF_8);
    Files.writeString(tables.resolve("README.md"), TablePage.index(loaded.submitted()), UTF_8);
    for (TableSchema table : loaded.submitted().all()) {
      Files.writeString(tables.resolve(table.name() + ".md"), TablePage.of(table), UTF_8);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "Wrote %s, %s, %s and %d tables in %s%n",
            indicators, findings, conversions, loaded.submitted().all().size(), tables);
    return ExitCode.DONE;
  }

  private @Nullable UnitYear sample(@Nullable String publication, @Nullable String unit)
      throws IOException {
    if (publication == null && unit == null) {
      return null;
    }
    if (publication == null || unit == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--publication and --unit go together: give both or none");
    }

    return PublishedUnit.of(Publication.open(publication), unit);
  }

  @Command(
      name = "templates",
      header = "Write a workbook per table that districts can fill in and send.",
      description = {
        "",
        "Each has the header of its table, with units, formats that keep codes as text, and",
        "lists to choose from; its second sheet says what belongs into every column. A file",
        "that was filled in is a submission under the name it has.",
        ""
      },
      mixinStandardHelpOptions = true)
  int templates(
      @Mixin RuleOptions options,
      @Option(
              names = "--to",
              paramLabel = "DIR",
              defaultValue = "templates",
              description = "Folder of the workbooks. Default: ${DEFAULT-VALUE}/.")
          Path folder)
      throws IOException {
    LoadRules.Loaded loaded = options.load();
    Language language = options.language();
    Files.createDirectories(folder);
    PrintWriter out = spec.commandLine().getOut();
    for (TableSchema table : loaded.submitted().all()) {
      Path file = folder.resolve(TemplateWorkbook.fileName(table, language));
      TemplateWorkbook.write(file, table, language);
      out.println("Wrote " + file);
    }
    out.flush();
    return ExitCode.DONE;
  }
}
