package org.districtassessment.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.targeting.question.FundingData;
import org.districtassessment.pipeline.LoadRules;
import org.districtassessment.publish.FundingAnswerTables;
import org.districtassessment.publish.Publication;
import org.districtassessment.publish.PublishedMoney;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of the commands that ask questions of a publication's money. */
final class FundingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--publication",
      paramLabel = "DIR",
      description = "Folder of a run or of a year. Default: the newest year of the output.")
  private @Nullable String publication;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "output",
      description = "Where publications are. Default: ${DEFAULT-VALUE}/.")
  private Path output;

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

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Also write all rows as CSV files into this folder.")
  private @Nullable Path folder;

  Language language() {
    return Language.of(language)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--lang': " + language + " (zh or en)"));
  }

  FundingRules funding() {
    return LoadRules.funding(rulesFolder());
  }

  Path rulesFolder() {
    return rules != null ? rules : Places.rules();
  }

  Publication open() throws IOException {
    return publication != null
        ? Publication.open(publication)
        : Publication.open(Places.newestPublication(output));
  }

  static FundingData read(Publication publication) throws IOException {
    return PublishedMoney.of(publication);
  }

  static Map<String, String> names(FundingData data) {
    return data.units().stream()
        .collect(Collectors.toMap(FundingData.Unit::key, FundingData.Unit::name));
  }

  boolean writes() {
    return folder != null;
  }

  /** Where all rows are written to; only where {@link #writes}. */
  FundingAnswerTables tables() {
    if (folder == null) {
      throw new IllegalStateException("No folder was given");
    }
    Problems problems = new Problems();
    Path submitted = schemas != null ? schemas : Places.schemas();
    var published = SchemaFiles.readPublished(Places.publishedSchemas(submitted), problems);
    problems.throwIfAny();
    return new FundingAnswerTables(folder, published);
  }
}
