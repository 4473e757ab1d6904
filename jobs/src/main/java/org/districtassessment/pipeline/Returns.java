package org.districtassessment.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.finding.ReturnedRow;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.publish.Attachment;
import org.districtassessment.publish.returns.Listed;
import org.districtassessment.publish.returns.ReturnLists;
import org.districtassessment.publish.returns.UnitFigures;
import org.districtassessment.stage.ListRows;
import org.districtassessment.stage.RuleSteps;
import org.districtassessment.stage.SubmittedFile;
import org.districtassessment.stage.ValidatedSubmissions;
import org.districtassessment.stage.submission.OwnValues;
import org.districtassessment.stage.submission.SubmissionPlan;

/** What goes back to those who sent it, and what they are to act on. */
final class Returns {

  private Returns() {}

  /** A workbook for every unit that has something to correct or to act on. */
  static Attachment of(
      SparkSession spark, RuleSteps steps, ValidatedSubmissions submissions, Language language) {
    BoundRules rules = steps.rules();
    Redactor redactor = submissions.plan().redactor();
    List<UnitFigures> figures = new ArrayList<>();
    for (SubmittedFile file : submissions.files()) {
      figures.add(
          new UnitFigures(file.unit(), 1, file.rowsRead(), file.accepted(), file.rejected()));
    }
    List<Finding> ofFiles =
        submissions.fileFindings().stream()
            .filter(Returns::isForTheSender)
            .map(finding -> finding.redacted(redactor::redact))
            .toList();
    return new ReturnLists(
        rules.rules().title(),
        rules.year(),
        language,
        rules.schemas(),
        submissions.units(),
        figures,
        ofFiles,
        rows(spark, submissions, redactor),
        listed(spark, steps, submissions.plan()));
  }

  /** The monitoring lists with the units' own keys, what is sensitive masked. */
  private static Listed listed(SparkSession spark, RuleSteps steps, SubmissionPlan plan) {
    List<MonitoringList> lists = steps.rules().rules().lists();
    if (lists.isEmpty()) {
      return Listed.NONE;
    }

    return new Listed(
        lists,
        ListRows.listOwnRows(spark, steps)
            .redacted(text -> plan.mask().redact(OwnValues.shown(text))));
  }

  /** What is only worth knowing is left out, but not that a whole file was. */
  private static boolean isForTheSender(Finding finding) {
    return finding.severity() != Severity.INFO
        || finding.code().equals(FindingCode.SUPERSEDED_FILE.code());
  }

  private static Iterable<ReturnedRow> rows(
      SparkSession spark, ValidatedSubmissions submissions, Redactor redactor) {
    return () -> {
      Iterator<Row> rows = submissions.returnedRows(spark).toLocalIterator();
      TreeMap<String, String> names = new TreeMap<>();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public ReturnedRow next() {
          Row row = rows.next();
          String file = names.computeIfAbsent(row.getAs("file"), redactor::redact);
          String sheet = row.getAs("sheet");
          List<ReturnedRow.Mark> marks = new ArrayList<>();
          for (Row mark : row.<Row>getList(row.fieldIndex("marks"))) {
            marks.add(
                new ReturnedRow.Mark(
                    mark.getString(0),
                    Severity.valueOf(mark.getString(1).toUpperCase(Locale.ROOT)),
                    mark.getInt(2),
                    mark.getString(3),
                    redactor.redact(mark.getString(4)))); // it may name another file
          }
          return new ReturnedRow(
              row.getAs("unit"),
              row.getAs("table"),
              file,
              sheet == null ? null : names.computeIfAbsent(sheet, redactor::redact),
              row.getLong(row.fieldIndex("line")),
              row.getList(row.fieldIndex("labels")),
              row.getList(row.fieldIndex("cells")),
              marks);
        }
      };
    };
  }
}
