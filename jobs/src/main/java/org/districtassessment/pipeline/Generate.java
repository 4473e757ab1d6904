package org.districtassessment.pipeline;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.generate.GenerateOptions;
import org.districtassessment.generate.GenerateReport;
import org.districtassessment.generate.GenerateSubmissions;

/** Makes synthetic submissions. */
public final class Generate {

  /**
   * What a person asks for.
   *
   * @param spec a generator specification
   * @param schemas folder of the Table Schemas of submitted tables
   * @param master Spark's master
   * @param sparkSettings Spark settings that go over ours
   */
  public record Request(
      Path spec,
      Path schemas,
      GenerateOptions options,
      String master,
      Map<String, String> sparkSettings) {}

  /** Rows that are kept are read a few times only: it takes longer to find out how to pack them. */
  private static final Map<String, String> UNPACKED =
      Map.of("spark.sql.inMemoryColumnarStorage.compressed", "false");

  private Generate() {}

  /**
   * Writes the years and the ledger of what was planted.
   *
   * @throws RefusedException if settings, specification or schemas cannot be used
   */
  public static GenerateReport generate(Request request, Progress progress) {
    Sessions.check(request.sparkSettings());
    Problems problems = new Problems();
    Schemas schemas = SchemaFiles.read(request.schemas(), problems);
    problems.throwIfAny();

    progress.stage("start");
    Map<String, String> settings = new TreeMap<>(UNPACKED);
    settings.putAll(request.sparkSettings());
    SparkSession spark = Sessions.start(request.master(), settings);
    progress.done("Spark " + spark.version() + " on " + request.master());
    progress.stage("generate");
    GenerateReport report =
        Sessions.use(
            spark,
            request.master(),
            () -> GenerateSubmissions.generate(spark, request.spec(), schemas, request.options()));
    long rows = report.rows().values().stream().mapToLong(Long::longValue).sum();
    progress.done(
        String.format(
            Locale.ROOT,
            "%,d rows in %,d files to %s",
            rows,
            report.files(),
            request.options().output()));
    return report;
  }
}
