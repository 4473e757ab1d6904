package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.profile.ColumnProfile;
import org.districtassessment.core.profile.FindShifts;
import org.districtassessment.core.profile.Summary;
import org.districtassessment.core.profile.ValueCount;
import org.districtassessment.core.rule.ProfileLimits;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.CountedValues.Source;

/**
 * Validated submissions to what their columns look like, compared with the year before: one Spark
 * job, which reads every table once.
 *
 * <p>Counts and order statistics are exact, so the result does not depend on partitions. Values of
 * sensitive fields are counted, never named; in all others, and in paths, whatever looks sensitive
 * is pseudonymised.
 */
public final class ProfileSubmissions {

  private ProfileSubmissions() {}

  /**
   * Profiles the accepted rows that the catalog of submissions shows, which are those of {@code
   * submissions}. A file without accepted rows has profiles of no rows.
   *
   * @param schemas of the submitted tables
   */
  public static Profiles profileSubmissions(
      SparkSession spark,
      ValidatedSubmissions submissions,
      Schemas schemas,
      UnitTable unitTable,
      ProfileLimits limits,
      Language language) {
    List<TableSchema> tables = List.copyOf(schemas.all());
    List<Source> sources = new ArrayList<>(sources(tables, submissions.files(), true));
    sources.addAll(sources(tables, submissions.previousFiles(), false));
    if (sources.isEmpty()) {
      return new Profiles(List.of(), List.of());
    }

    List<Row> rows =
        CountedValues.sorted(spark, sources, unitTable)
            .mapPartitions(new SummarizeColumns(tables), Encoders.row(SummarizeColumns.TYPE))
            .collectAsList();
    Redactor redactor = submissions.plan().redactor();
    Map<FileColumn, Summary> ofFiles = new HashMap<>();
    List<ColumnProfile> current = new ArrayList<>();
    List<ColumnProfile> previous = new ArrayList<>();
    for (Row row : rows) {
      TableSchema table = tables.get(row.getInt(CountedValues.TABLE));
      Field field = table.fields().get(row.getInt(CountedValues.FIELD));
      String key = requireNonNull(row.getString(CountedValues.KEY));
      Summary summary = SummarizeColumns.summary(row);
      if (row.getInt(CountedValues.GRAIN) == CountedValues.OF_FILE) {
        ofFiles.put(new FileColumn(key, field.name()), redacted(summary, redactor));
      } else {
        (row.getBoolean(CountedValues.IS_CURRENT) ? current : previous)
            .add(
                new ColumnProfile(
                    table.name(),
                    key.isEmpty() ? null : key,
                    redactor.redact(SummarizeColumns.file(row)),
                    field,
                    summary));
      }
    }
    return new Profiles(
        columns(submissions.files(), schemas, ofFiles, redactor),
        FindShifts.findShifts(current, previous, limits, redactor, language));
  }

  private record FileColumn(String file, String field) {}

  private static List<Source> sources(
      List<TableSchema> tables, List<SubmittedFile> files, boolean isCurrent) {
    Set<String> submitted = files.stream().map(SubmittedFile::table).collect(Collectors.toSet());
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      if (submitted.contains(tables.get(i).name())) {
        sources.add(new Source(isCurrent, i, tables.get(i)));
      }
    }
    return sources;
  }

  private static List<ColumnProfile> columns(
      List<SubmittedFile> files,
      Schemas schemas,
      Map<FileColumn, Summary> summaries,
      Redactor redactor) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (SubmittedFile file : files) {
      for (Field field : schemas.table(file.table()).orElseThrow().fields()) {
        columns.add(
            new ColumnProfile(
                file.table(),
                file.unit(),
                redactor.redact(file.path()),
                field,
                summaries.getOrDefault(
                    new FileColumn(file.path(), field.name()), Summary.EMPTY)));
      }
    }
    return columns;
  }

  private static Summary redacted(Summary summary, Redactor redactor) {
    String mean = summary.mean();
    return new Summary(
        summary.rows(),
        summary.missing(),
        summary.distinct(),
        summary.order().stream().map(redactor::redact).toList(),
        mean == null ? null : redactor.redact(mean),
        summary.frequent().stream()
            .map(value -> new ValueCount(redactor.redact(value.value()), value.count()))
            .toList());
  }
}
