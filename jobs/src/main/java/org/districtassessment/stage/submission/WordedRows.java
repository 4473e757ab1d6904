package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Finding;

/** The problems of some rows in words, and those of the rows that were not accepted. */
record WordedRows(
    ArrayList<PackedRun<Finding>> findings, ArrayList<PackedRun<RejectedRow>> rejectedRows)
    implements Serializable {

  /** Puts the rows of files into words, in the order in which they are walked over. */
  static final class Writer {

    private final ReadingContext context;
    private final Findings words;
    private final PackedRun.Packer<Finding> findings = new PackedRun.Packer<>(Finding.ORDER);
    private final PackedRun.Packer<RejectedRow> rejected =
        new PackedRun.Packer<>(RejectedRow.ORDER);
    private final int most;
    private List<Finding> ofFile = List.of();
    private int count;
    private boolean isFull;

    Writer(ReadingContext context) {
      this(context, Integer.MAX_VALUE);
    }

    /**
     * @param most rows to write; behind these it is full, and takes no more
     */
    Writer(ReadingContext context, int most) {
      this.context = context;
      this.most = most;
      this.words = new Findings(context.language(), context.redactor());
    }

    /** Begins with the validator's current file. */
    void nextFile(BucketValidator rows) {
      findings.cut();
      rejected.cut();
      ofFile = words.ofFile(rows.file());
    }

    /** Adds the validator's current row, where there is something to say about it. */
    void add(BucketValidator rows) {
      int more = rows.problems().size() + (rows.isRejected() ? 1 : 0);
      isFull |= more > most - count;
      if (more == 0 || isFull) {
        return;
      }

      count += more;
      List<Finding> ofRow = new ArrayList<>();
      rows.problems().forEach(problem -> ofRow.add(words.ofRow(rows, problem)));
      ofRow.sort(Finding.ORDER);
      ofRow.forEach(findings::add);
      if (rows.isRejected()) {
        rejected.add(RejectedRow.of(rows, ofFile, context.redactor()));
      }
    }

    /** How many findings and rejected rows were written. */
    int count() {
      return count;
    }

    /** Whether something was not written. */
    boolean isFull() {
      return isFull;
    }

    WordedRows written() {
      return new WordedRows(new ArrayList<>(findings.runs()), new ArrayList<>(rejected.runs()));
    }
  }
}
