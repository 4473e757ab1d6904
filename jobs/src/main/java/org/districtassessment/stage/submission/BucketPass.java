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

  static List<FileOutcome> validate(ReadingContext context, YearFiles year, int bucket)
      throws IOException {
    Findings words = new Findings(context.language(), context.redactor());
    Set<String> tables = new TreeSet<>();
    for (TableSchema table : context.tables()) {
      tables.add(table.name());
    }
    Set<Integer> files = new HashSet<>();
    for (int i = 0; i < year.files().size(); i++) {
      files.add(i);
    }

    List<FileOutcome> outcomes = new ArrayList<>();
    try (BucketValidator rows = new BucketValidator(context, year, bucket, tables, files)) {
      while (rows.nextFile()) {
        outcomes.add(validateFile(rows, words, bucket));
      }
    }
    return outcomes;
  }

  private static FileOutcome validateFile(BucketValidator rows, Findings words, int bucket)
      throws IOException {
    long accepted = 0;
    long rejected = 0;
    long rowFindings = 0;
    BitSet ordinals = new BitSet();
    while (rows.nextRow()) {
      rowFindings += rows.problems().size();
      if (rows.isRejected()) {
        rejected++;
        ordinals.set(rows.file().walker().ordinal());
      } else if (!rows.isBlank()) {
        accepted++;
      }
    }

    OpenFile open = rows.file();
    ProbedFile probed = open.probed();
    return new FileOutcome(
        open.number(),
        bucket,
        rows.isHome(),
        probed == null ? "" : probed.sha256(),
        probed == null ? open.file().bytes() : probed.bytes(),
        probed == null ? TextEncoding.UNKNOWN : probed.encoding(),
        accepted,
        rejected,
        rowFindings,
        ordinals,
        new ArrayList<>(rows.isHome() ? words.ofFile(open) : List.of()));
  }
}
