package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Validates all rows of one bucket once, to count them and to remember the rejected ones. */
final class BucketPass {

  /** Problems and rejected rows of a bucket that are kept in words, about a megabyte. */
  private static final int MOST_WORDED = 1000;

  private BucketPass() {}

  /**
   * @param split numbers of the files whose cells are checked apart, in parts
   * @param known outcomes of files that an earlier run validated
   */
  static List<FileOutcome> validate(
      ReadingContext context,
      YearFiles year,
      int bucket,
      Set<Integer> split,
      List<FileOutcome> known)
      throws IOException {
    Findings words = new Findings(context.language(), context.redactor());
    int left = MOST_WORDED;
    Set<Integer> files = new HashSet<>();
    List<FileOutcome> outcomes = onlyLooks(context, year, bucket, known);
    for (int i = 0; i < year.files().size(); i++) {
      if (year.validated().contains(year.files().get(i).table())) {
        files.add(i);
      }
    }
    known.forEach(outcome -> files.remove(outcome.file()));
    Map<String, RowBatch> batches = new HashMap<>();

    BucketValidator.ChecksOfRow checks =
        (file, row) ->
            split.contains(file) ? TableValidator.Checks.OF_KEYS : TableValidator.Checks.ALL;
    try (BucketValidator rows =
        new BucketValidator(context, year, bucket, year.validated(), files, checks)) {
      while (rows.nextFile()) {
        if (!files.contains(rows.file().number())) {
          continue; // a shared one that is known, beside those of units that are not
        }

        boolean isWhole = !split.contains(rows.file().number());
        WordedRows.Writer writer = new WordedRows.Writer(context, isWhole ? left : 0);
        try (KeptRows.Writer kept =
            isWhole ? writerOf(context, year, rows.file(), batches) : null) {
          FileOutcome outcome = validateFile(rows, words, writer, kept, bucket);
          outcomes.add(outcome);
          if (kept != null) {
            TableLayout layout = rows.file().walker().layout();
            kept.keepAs(TablePart.of(year, outcome, layout.unitField() != TableLayout.NONE));
          }
        }
        left -= writer.count();
      }
    }
    return outcomes;
  }

  /**
   * Looks at the files of the bucket that are not validated.
   *
   * @param known outcomes of all others
   */
  static List<FileOutcome> onlyLooks(
      ReadingContext context, YearFiles year, int bucket, List<FileOutcome> known) {
    List<FileOutcome> outcomes = new ArrayList<>(known);
    for (int i = 0; i < year.files().size(); i++) {
      SubmissionFile file = year.files().get(i);
      if (!year.validated().contains(file.table()) && year.homeOf(file) == bucket) {
        outcomes.add(FileOutcome.ofLook(i, bucket, Look.ofBytes(context.files(), file)));
      }
    }
    return outcomes;
  }

  /** Returns what takes the accepted rows of a file; null where nobody will read them. */
  private static KeptRows.@Nullable Writer writerOf(
      ReadingContext context, YearFiles year, OpenFile open, Map<String, RowBatch> batches)
      throws IOException {
    if (!open.isReadable() || !year.isKept(open.file().table())) {
      return null;
    }

    RowBatch batch =
        batches.computeIfAbsent(
            open.file().table(),
            table -> new RowBatch(context, open.walker().layout(), SensitiveAs.PSEUDONYM));
    batch.start(open.file());
    return KeptRows.of(context).writer(batch);
  }

  private static FileOutcome validateFile(
      BucketValidator rows,
      Findings words,
      WordedRows.Writer writer,
      KeptRows.@Nullable Writer kept,
      int bucket)
      throws IOException {
    OpenFile open = rows.file();
    writer.nextFile(rows);
    BitSet data = new BitSet();
    BitSet rejected = new BitSet();
    BitSet problems = new BitSet();
    TreeSet<String> units = new TreeSet<>();
    String lastUnit = null;
    long rowFindings = 0;
    while (rows.nextRow()) {
      int ordinal = open.walker().ordinal();
      if (rows.isData()) {
        data.set(ordinal);
        String unit = rows.unit();
        if (unit != null && !unit.equals(lastUnit)) {
          units.add(unit);
          lastUnit = unit;
        }
      }
      if (rows.isRejected()) {
        rejected.set(ordinal);
      } else if (kept != null && open.walker().kind() == RowWalker.Kind.ROW) {
        kept.add(open.walker(), rows.present());
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
        writer.isFull() ? null : writer.written(),
        null);
  }
}
