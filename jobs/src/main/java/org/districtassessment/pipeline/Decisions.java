package org.districtassessment.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.districtassessment.config.SchemaFiles;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.publish.SourceFile;
import org.districtassessment.stage.submission.FileAccess;
import org.districtassessment.stage.submission.ReadDecisions;
import org.districtassessment.stage.submission.ReadDecisions.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A file of what people decided, and its rows.
 *
 * @param file where they stand; empty without a file
 */
record Decisions(List<Decision> all, Optional<SourceFile> file) {

  static final Decisions NONE = new Decisions(List.of(), Optional.empty());

  Decisions {
    all = List.copyOf(all);
  }

  /**
   * Reads the decisions of a kind.
   *
   * @param table name of the kind's schema, and of the folder of its file in the manifest
   * @param uri on any Hadoop file system; null for none
   * @throws RefusedException if anything is wrong with the file
   */
  static Decisions of(RunRequest request, String table, @Nullable String uri) {
    if (uri == null) {
      return NONE;
    }

    Problems problems = new Problems();
    TableSchema schema = schema(request, table, problems);
    var read =
        ReadDecisions.readDecisions(
            new FileAccess(Sessions.hadoop(request)), uri, schema, problems);
    problems.throwIfAny();
    return read.map(
            each ->
                new Decisions(
                    each.decisions(),
                    Optional.of(
                        new SourceFile(table + "/" + each.name(), each.bytes(), each.sha256()))))
        .orElse(NONE);
  }

  private static TableSchema schema(RunRequest request, String table, Problems problems) {
    Path folder = request.publishedSchemas().resolve("decisions");
    Schemas schemas = SchemaFiles.read(folder, problems);
    problems.throwIfAny();
    return schemas
        .table(table)
        .orElseThrow(
            () ->
                new RefusedException(
                    List.of(
                        new Problem(
                            SourceLocation.ofFile(folder.toString()),
                            "The schema of the table " + table + " is missing. Add the file"))));
  }
}
