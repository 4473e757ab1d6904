package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.expression.ColumnTypes;
import org.jspecify.annotations.Nullable;

/**
 * Tables of units with nothing left out, whose last column says which scenarios leave a row out:
 * their numbers among all of the plan, separated by commas; null where none does.
 */
final class MarkedTables {

  /** The column that says it, which no submitted one can be named like. */
  static final String MARK = "_left_out_in";

  private final SubmissionPlan plan;
  private final List<Scenario> all;

  /** Key of the scenario that leaves out nothing, by unit. */
  private final Map<String, String> controls = new HashMap<>();

  MarkedTables(SubmissionPlan plan) {
    this.plan = plan;
    all = plan.scenarios().get(plan.scenarios().size() - 1);
    for (Scenario scenario : all) {
      if (scenario.leftOut().isEmpty()) {
        controls.put(scenario.unit(), scenario.key());
      }
    }
  }

  SubmissionTable accepted(
      boolean isCurrent, TableSchema table, String unitName, Optional<ReadableYear> year) {
    List<Scenario> ofControls =
        all.stream().filter(scenario -> scenario.leftOut().isEmpty()).toList();
    return new SubmissionTable(
        isCurrent ? table.name() : Relations.PREVIOUS + table.name(),
        withMark(SparkTypes.ofTable(table)),
        required ->
            new ScenarioScan(
                plan.shared(),
                isCurrent,
                table.name(),
                unitName,
                plan.buckets(),
                ScenarioTables.parts(plan, year, table.name(), ScenarioTables.units(all)),
                ScenarioTables.byBucket(plan, ofControls),
                marks(isCurrent, table.name()),
                required));
  }

  /** Files are never left out. */
  SubmissionTable submittedFiles() {
    UnitTable unit = plan.unitTable();
    return made(
        Relations.SUBMISSION_FILE,
        ColumnTypes.of(Relations.submissionFile(unit)),
        columns ->
            marked(
                SubmittedFileRows.byBucket(
                    plan.register(), plan.fileCounts(), plan.buckets(), this::controlOf, columns),
                null));
  }

  /** A confirmed anomaly is not there where its row is left out. */
  SubmissionTable confirmedAnomalies() {
    UnitTable unit = plan.unitTable();
    return made(
        Relations.CONFIRMED_ANOMALY,
        ColumnTypes.of(Relations.confirmedAnomaly(unit)),
        columns -> {
          List<List<InternalRow>> byBucket = new ArrayList<>();
          for (int i = 0; i < plan.buckets().count(); i++) {
            byBucket.add(new ArrayList<>());
          }
          for (IdentifiedAnomaly anomaly : plan.confirmed()) {
            List<List<InternalRow>> rows =
                marked(
                    ConfirmedRows.byBucket(
                        List.of(anomaly),
                        plan.buckets(),
                        each -> controlOf(each.anomaly().unit()),
                        columns),
                    markOf(anomaly));
            for (int i = 0; i < rows.size(); i++) {
              byBucket.get(i).addAll(rows.get(i));
            }
          }
          return byBucket;
        });
  }

  private SubmissionTable made(
      String name, StructType type, Function<StructType, List<List<InternalRow>>> rows) {
    return new SubmissionTable(
        name,
        withMark(type),
        required ->
            new MadeScan(
                name,
                plan.unitTable().key(),
                rows.apply(new StructType(Arrays.copyOf(required.fields(), required.length() - 1))),
                required));
  }

  private static StructType withMark(StructType type) {
    return type.add(MARK, DataTypes.StringType);
  }

  private List<String> controlOf(String unit) {
    return Optional.ofNullable(controls.get(unit)).stream().toList();
  }

  /** Returns the same rows with a mark behind. */
  private static List<List<InternalRow>> marked(
      List<List<InternalRow>> byBucket, @Nullable String mark) {
    return byBucket.stream()
        .map(rows -> rows.stream().map(row -> marked(row, mark)).toList())
        .toList();
  }

  private static InternalRow marked(InternalRow row, @Nullable String mark) {
    @Nullable Object[] cells =
        Arrays.copyOf(((GenericInternalRow) row).values(), row.numFields() + 1);
    cells[row.numFields()] = UTF8String.fromString(mark);
    return new GenericInternalRow(cells);
  }

  private @Nullable String markOf(IdentifiedAnomaly anomaly) {
    Redactor redactor = plan.redactor();
    String mark =
        IntStream.range(0, all.size())
            .filter(number -> ScenarioTables.isWithout(anomaly, all.get(number), redactor))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    return mark.isEmpty() ? null : mark;
  }

  /** The marks of rows of a table, by bucket. */
  private List<Map<RowPlace, String>> marks(boolean isCurrent, String table) {
    Buckets buckets = plan.buckets();
    List<Map<RowPlace, String>> marks = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      marks.add(new HashMap<>());
    }
    for (int number = 0; number < all.size(); number++) {
      Map<RowPlace, String> ofBucket = marks.get(buckets.of(all.get(number).unit()));
      for (RowPlace row : all.get(number).leftOut()) {
        if (row.isCurrent() == isCurrent && row.table().equals(table)) {
          ofBucket.merge(row, Integer.toString(number), (some, more) -> some + "," + more);
        }
      }
    }
    return marks;
  }
}
