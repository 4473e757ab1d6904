package org.districtassessment.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;

/** Reads Table Schema files: {@code <table>.schema.json}, one per table. */
public final class SchemaFiles {

  private static final String ENDING = ".schema.json";

  private SchemaFiles() {}

  /**
   * Returns the submitted tables of a folder; those that could be read where there is a problem.
   *
   * @param problems takes every problem of every file
   */
  public static Schemas read(Path folder, Problems problems) {
    return read(folder, FieldNames.PLAIN, problems);
  }

  /**
   * Returns the published tables, which stand in {@code published} below the folder. The name of a
   * field may hold {@code {dimension}}: it stands for one field per dimension of the rules; so does
   * {@code {amount}} for the amounts of rows of money.
   */
  public static Schemas readPublished(Path folder, Problems problems) {
    return read(folder.resolve("published"), FieldNames.WITH_DIMENSION, problems);
  }

  private static Schemas read(Path folder, FieldNames names, Problems problems) {
    Unique fileNames = new Unique("name of files");
    List<TableSchema> tables = new ArrayList<>();
    for (Path path : Folder.filesOf(folder, ENDING, problems)) {
      Optional<Mapping> file =
          SourceFile.read(path, problems)
              .flatMap(source -> NodeReader.json(source, problems))
              .flatMap(node -> Mapping.of(node, "The file", problems));
      file.ifPresent(each -> compareNames(each, path));
      file.flatMap(each -> TableSchemaFile.read(each, names, fileNames)).ifPresent(tables::add);
    }
    return new Schemas(tables);
  }

  private static void compareNames(Mapping file, Path path) {
    String fileName = Folder.nameOf(path);
    String table = fileName.substring(0, fileName.length() - ENDING.length());
    file.peek("name")
        .filter(scalar -> !scalar.text().equals(table))
        .ifPresent(
            scalar ->
                file.refuse(
                    scalar.at(),
                    "The table's name %s differs from the file's (rename the file to %s%s, or write %s)"
                        .formatted(scalar.text(), scalar.text(), ENDING, table)));
  }
}
