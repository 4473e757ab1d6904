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

  /** Problems and rejected rows of a bucket that are kept in words, about a megabyte. */
  private static final int MOST_WORDED = 1000;

  private BucketPass() {}

  /**
   * @param split numbers of the files whose cells are checked apart, in parts
   */
  static List<FileOutcome> validate(
      ReadingContext context, YearFiles year, int bucket, Set<Integer> split) throws IOException {
    Findings words = new Findings(context.language(), context.redactor());
    int left = MOST_WORDED;
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
        boolean isWhole = !split.contains(rows.file().number());
        WordedRows.Writer writer = new WordedRows.Writer(context, isWhole ? left : 0);
        outcomes.add(validateFile(rows, words, writer, bucket));
        left -= writer.count();
      }
    }
    return outcomes;
  }

  private static FileOutcome validateFile(
      BucketValidator rows, Findings words, WordedRows.Writer writer, int bucket)
      throws IOException {
    OpenFile open = rows.file();
    writer.nextFile(rows);
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
      writer.add(rows);
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
        new ArrayList<>(rows.isHome() ? words.ofFile(open) : List.of()),
        writer.isFull() ? null : writer.written());
  }
}
