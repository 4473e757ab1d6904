package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Where a bucket has rows with problems: enough to validate these again, since keeping all problems
 * could take more memory than the data.
 *
 * @param number of the bucket
 * @param tables of its files with problems, and of the other buckets'
 * @param problems by wanted file, the ordinals of records with problems: the other ones only have
 *     keys
 */
record ProblemBucket(int number, TreeSet<String> tables, TreeMap<Integer, BitSet> problems)
    implements InputPartition {

  /** Returns the buckets that have rows with problems in wanted files. */
  static List<ProblemBucket> of(ReadableYear year, Predicate<FileOutcome> isWanted) {
    TreeSet<String> tables = new TreeSet<>();
    SortedMap<Integer, TreeMap<Integer, BitSet>> problems = new TreeMap<>();
    for (FileOutcome outcome : year.outcomes()) {
      if (outcome.hasProblems() && isWanted.test(outcome)) {
        tables.add(year.files().files().get(outcome.file()).table());
        problems
            .computeIfAbsent(outcome.bucket(), bucket -> new TreeMap<>())
            .put(outcome.file(), outcome.problems());
      }
    }
    List<ProblemBucket> buckets = new ArrayList<>();
    problems.forEach((number, files) -> buckets.add(new ProblemBucket(number, tables, files)));
    return buckets;
  }

  /** Numbers of the files in which rows have problems. */
  Set<Integer> files() {
    return problems.keySet();
  }

  /** Returns what walks over the rows of these files again. */
  BucketValidator validator(ReadingContext context, YearFiles year) {
    return new BucketValidator(context, year, number, tables, files(), this::checks);
  }

  private TableValidator.Checks checks(int file, RowWalker row) {
    BitSet ordinals = problems.get(file);
    return ordinals != null && ordinals.get(row.ordinal())
        ? TableValidator.Checks.ALL
        : TableValidator.Checks.OF_KEYS;
  }
}
