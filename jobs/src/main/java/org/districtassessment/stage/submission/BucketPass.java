package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.schema.TableSchema;

/** Validates all rows of one bucket once, to count them and to remember the rejected ones. */
final class BucketPass {

  private BucketPass() {}

  /**
   * @param split numbers of the files whose cells are checked apart, in parts
   */
  static List<FileOutcome> validate(
      ReadingContext context, YearFiles year, int bucket, Set<Integer> split) throws IOException {
    Findings words = new Findings(context.language(), context.redactor());
    Set<String> tables = new TreeSet<>();
    for (TableSchema table : context.tables()) {
      tables.add(table.name());
    }
    Set<Integer> files = new HashSet<>();
    for (int i = 0; i < year.files().size(); i++) {
      files.add(i);
    }

    BucketValidator.ChecksOfRow checks =
        (file, row) ->
            split.contains(file) ? TableValidator.Checks.OF_KEYS : TableValidator.Checks.ALL;
    List<FileOutcome> outcomes = new ArrayList<>();
    try (BucketValidator rows = new BucketValidator(context, year, bucket, tables, files, checks)) {
      while (rows.nextFile()) {
        outcomes.add(validateFile(rows, words, bucket));
      }
    }
    return outcomes;
  }

  private static FileOutcome validateFile(BucketValidator rows, Findings words, int bucket)
      throws IOException {
    OpenFile open = rows.file();
    BitSet data = new BitSet();
    BitSet rejected = new BitSet();
    BitSet problems = new BitSet();
    TreeSet<String> units = new TreeSet<>();
    long rowFindings = 0;
    while (rows.nextRow()) {
      int ordinal = open.walker().ordinal();
      if (rows.isData()) {
        data.set(ordinal);
        String unit = rows.unit();
        if (unit != null) {
          units.add(unit);
        }
      }
      if (rows.isRejected()) {
        rejected.set(ordinal);
      }
      if (!rows.problems().isEmpty()) {
        rowFindings += rows.problems().size();
        problems.set(ordinal);
      }
    }
    return new FileOutcome(
        open.number(),
        bucket,
        rows.isHome(),
        open.look(),
        data,
        rejected,
        problems,
        rowFindings,
        units,
        rows.conversions(),
        new ArrayList<>(rows.isHome() ? words.ofFile(open) : List.of()));
  }
}
