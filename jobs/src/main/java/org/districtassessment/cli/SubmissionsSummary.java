package org.districtassessment.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.pipeline.SubmissionCounts;
import org.districtassessment.reference.TextTable;

/** Counts of findings by code, and of rows. */
final class SubmissionsSummary {

  private SubmissionsSummary() {}

  static void print(SubmissionCounts counts, Language language, PrintWriter out) {
    TextTable table =
        new TextTable()
            .left(new Text("问题代码", "Finding").in(language))
            .right(new Text("数量", "Count").in(language))
            .left(new Text("严重程度", "Severity").in(language));
    counts
        .findings()
        .forEach((code, of) -> table.row(code, Long.toString(of.count()), of.severity()));
    out.printf("%n%s", table.fitting(EvaluationSummary.COLUMNS));
    out.printf(
        Locale.ROOT,
        new Text(
                "%n读取 %,d 行 = 采用 %,d 行 + 退回 %,d 行%n",
                "%nRows read %,d = accepted %,d + rejected %,d%n")
            .in(language),
        counts.rowsRead(),
        counts.rowsAccepted(),
        counts.rowsRejected());
  }
}
