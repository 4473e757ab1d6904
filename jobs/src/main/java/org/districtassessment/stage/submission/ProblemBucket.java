package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Where a bucket has rows with problems: enough to validate these again, since keeping all problems
 * could take more memory than the data.
 *
 * @param number of the bucket
 * @param tables of its files with problems, and of the other buckets'
 * @param files numbers of its files in which rows have problems
 * @param problems by file, the ordinals of records with problems: the other ones only have keys
 */
record ProblemBucket(
    int number, TreeSet<String> tables, TreeSet<Integer> files, TreeMap<Integer, BitSet> problems)
    implements InputPartition {

  /** Returns the buckets in which rows have problems. */
  static List<ProblemBucket> of(ReadableYear year) {
    TreeSet<String> tables = new TreeSet<>();
    for (FileOutcome outcome : year.outcomes()) {
      if (outcome.hasProblems()) {
        tables.add(year.files().files().get(outcome.file()).table());
      }
    }
    List<ProblemBucket> buckets = new ArrayList<>();
    for (Map.Entry<Integer, Set<Integer>> bucket : year.filesWithRowFindings().entrySet()) {
      int number = bucket.getKey();
      buckets.add(
          new ProblemBucket(
              number,
              tables,
              new TreeSet<>(bucket.getValue()),
              new TreeMap<>(year.problems(number))));
    }
    return buckets;
  }

  /** Returns what walks over the rows of these files again. */
  BucketValidator validator(ReadingContext context, YearFiles year) {
    return new BucketValidator(context, year, number, tables, files, this::checks);
  }

  private TableValidator.Checks checks(int file, RowWalker row) {
    BitSet ordinals = problems.get(file);
    return ordinals != null && ordinals.get(row.ordinal())
        ? TableValidator.Checks.ALL
        : TableValidator.Checks.OF_KEYS;
  }
}
