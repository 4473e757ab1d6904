package org.districtassessment.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.publish.Publish;
import org.districtassessment.stage.submission.ReuseStore;

/** Where a run finds what the last one of its year validated and computed. */
final class Reuse {

  private static final String FOLDER = ".accepted-rows";

  private Reuse() {}

  /**
   * The store of an assessment and year, of this program, its schemas and these versions of Spark
   * and Java.
   */
  static ReuseStore store(SparkSession spark, RunRequest request, BoundRules rules) {
    List<String> madeBy = new ArrayList<>();
    madeBy.add(Description.VERSION + " " + program());
    madeBy.add("Spark " + spark.version() + ", Java " + Runtime.version());
    madeBy.add(rules.rules().unit().table() + "." + rules.rules().unit().key());
    Description.schemaFiles(request).forEach(file -> madeBy.add(file.path() + file.sha256()));
    return new ReuseStore(
        Publish.uriOf(request.output(), rules.rules().id(), rules.year()) + "/" + FOLDER,
        String.join("\n", madeBy));
  }

  /** SHA-256 of the jar that is run; nothing where classes are run from a folder. */
  private static String program() {
    try {
      Path jar = Program.jar();
      return jar == null ? "" : Description.sha256(Files.readAllBytes(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
