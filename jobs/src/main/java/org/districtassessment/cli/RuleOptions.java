package org.districtassessment.cli;

import java.nio.file.Path;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.lint.LintReport;
import org.districtassessment.pipeline.LoadRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of the commands that read rules and schemas only. */
final class RuleOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Edition folder. Default: the newest one in rules/.")
  private @Nullable Path rules;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      description = "Table Schemas. Default: schemas/.")
  private @Nullable Path schemas;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "en",
      description = "Language of titles. Default: ${DEFAULT-VALUE}.")
  private String language;

  Path rules() {
    return rules != null ? rules : Places.rules();
  }

  Path schemas() {
    return schemas != null ? schemas : Places.schemas();
  }

  Language language() {
    return Language.of(language)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--lang': " + language + " (zh or en)"));
  }

  LoadRules.Loaded load() {
    return LoadRules.load(rules(), schemas(), Places.publishedSchemas(schemas()));
  }

  LintReport lint() {
    return LoadRules.lint(rules(), schemas(), Places.publishedSchemas(schemas()));
  }
}
