package org.districtassessment.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.KeptRules;
import org.districtassessment.stage.RawSubmissions;
import org.districtassessment.stage.submission.TablesNeeded;

/** The rows that validation accepted, as Parquet files that another engine can read. */
final class AcceptedRows {

  private AcceptedRows() {}

  /**
   * Validates the year of the request and writes what was accepted of it and of the year before, a
   * folder a table, to {@code <folder>/<year>}.
   */
  static void write(RunRequest request, Path folder) {
    LoadRules.Loaded loaded =
        LoadRules.load(request.rules(), request.schemas(), request.publishedSchemas());
    RawSubmissions files = Validation.find(request, loaded.rules(), loaded.submitted());
    int year = files.year();
    BoundRules rules = loaded.check().bind(year);
    SparkSession spark = Sessions.start(request.master(), request.sparkSettings());
    try {
      Validation.validate(
          spark, request, rules, KeptRules.none(), files, TablesNeeded.all(rules.schemas().all()));
      Map<String, Integer> years = Map.of("current", year, "previous", year - 1);
      for (Map.Entry<String, Integer> shown : years.entrySet()) {
        for (TableSchema table : rules.schemas().all()) {
          write(spark, shown.getKey(), table, folder.resolve(shown.getValue().toString()));
        }
      }
    } finally {
      spark.stop();
    }
  }

  private static void write(SparkSession spark, String namespace, TableSchema table, Path folder) {
    String columns =
        Stream.concat(table.fields().stream().map(Field::name), Stream.of("_file", "_line"))
            .collect(Collectors.joining(", "));
    spark
        .sql("SELECT " + columns + " FROM submissions." + namespace + "." + table.name())
        .write()
        .parquet(folder.resolve(table.name()).toString());
  }
}
