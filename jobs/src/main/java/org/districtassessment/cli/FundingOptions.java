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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that ask questions of a publication's money. */
final class FundingOptions {

  @Mixin private RuleOptions rules;

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
      names = "--to",
      paramLabel = "DIR",
      description = "Also write all rows as CSV files into this folder.")
  private @Nullable Path folder;

  Language language() {
    return rules.language();
  }

  FundingRules funding() {
    return LoadRules.funding(rulesFolder());
  }

  Path rulesFolder() {
    return rules.rules();
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
    var published = SchemaFiles.readPublished(Places.publishedSchemas(rules.schemas()), problems);
    problems.throwIfAny();
    return new FundingAnswerTables(folder, published);
  }
}
