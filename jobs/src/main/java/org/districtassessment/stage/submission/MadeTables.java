package org.districtassessment.stage.submission;

import java.util.List;
import java.util.function.Function;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.stage.expression.ColumnTypes;

/** The relations that the program makes, as tables of the catalog. */
final class MadeTables {

  private MadeTables() {}

  /**
   * @param keys that stand for a unit
   */
  static SubmissionTable submittedFiles(
      String name, SubmissionPlan plan, Function<String, List<String>> keys) {
    UnitTable unit = plan.unitTable();
    return new SubmissionTable(
        name,
        ColumnTypes.of(Relations.submissionFile(unit)),
        required ->
            new MadeScan(
                "submitted files",
                unit.key(),
                SubmittedFileRows.byBucket(
                    plan.register(), plan.fileCounts(), plan.buckets(), keys, required),
                required));
  }

  /**
   * @param keys that stand for the unit of an anomaly
   */
  static SubmissionTable confirmedAnomalies(
      String name, SubmissionPlan plan, Function<IdentifiedAnomaly, List<String>> keys) {
    UnitTable unit = plan.unitTable();
    return new SubmissionTable(
        name,
        ColumnTypes.of(Relations.confirmedAnomaly(unit)),
        required ->
            new MadeScan(
                "confirmed anomalies",
                unit.key(),
                ConfirmedRows.byBucket(plan.confirmed(), plan.buckets(), keys, required),
                required));
  }
}
