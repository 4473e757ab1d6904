package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Schemas;

/**
 * A part of a file, walked over once and alone.
 *
 * @param place path, and sheet in brackets
 * @param rows of data, whatever they hold; 0 if it cannot be read
 */
public record WalkedFile(String place, boolean isReadable, long rows) {

  /** Opens a listed file, and walks over all that it holds. */
  public static List<WalkedFile> walk(ListedFile file, Schemas schemas, UnitTable unitTable)
      throws IOException {
    FileAccess access = new FileAccess(new Configuration());
    List<WalkedFile> walked = new ArrayList<>();
    for (FileParts.Part part :
        new FileParts(access, new FileNames(schemas.all())).of(file).parts()) {
      SubmissionFile one =
          new SubmissionFile(
              part.path(),
              file.uri(),
              file.bytes(),
              part.table(),
              null,
              part.format(),
              part.entry(),
              part.sheet(),
              1,
              null);
      TableLayout layout = new TableLayout(schemas.table(part.table()).orElseThrow(), unitTable);
      Look look = Look.at(access, layout, one);
      walked.add(new WalkedFile(one.place(), look.isReadable(), rows(access, layout, one, look)));
    }
    return walked;
  }

  private static long rows(FileAccess access, TableLayout layout, SubmissionFile file, Look look)
      throws IOException {
    if (!look.isReadable()) {
      return 0;
    }

    long rows = 0;
    try (RowWalker walker = look.walk(access, layout, file)) {
      while (walker.next()) {
        rows += walker.kind().isData() ? 1 : 0;
      }
    }
    return rows;
  }
}
