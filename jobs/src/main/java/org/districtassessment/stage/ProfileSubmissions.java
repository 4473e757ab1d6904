package org.districtassessment.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
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
import org.jspecify.annotations.Nullable;

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
    List<ProfiledTable> profiled = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      TableSchema table = tables.get(i);
      profiled.addAll(ProfiledTable.of(table, i, submissions.files(), unitTable, true));
      profiled.addAll(ProfiledTable.of(table, i, submissions.previousFiles(), unitTable, false));
    }
    Redactor redactor = submissions.plan().redactor();
    Map<FileColumn, Summary> ofFiles = new HashMap<>();
    List<ColumnProfile> current = new ArrayList<>();
    List<ColumnProfile> previous = new ArrayList<>();
    for (SummarizedColumn column : summaries(spark, profiled, tables)) {
      TableSchema table = tables.get(column.table());
      Field field = table.fields().get(column.field());
      if (column.isFile() && column.isCurrent()) {
        ofFiles.put(
            new FileColumn(column.name(), field.name()), redacted(column.summary(), redactor));
      }
      String group = group(column, profiled);
      if (group != null) {
        (column.isCurrent() ? current : previous)
            .add(
                new ColumnProfile(
                    table.name(),
                    group.isEmpty() ? null : group,
                    redactor.redact(column.file()),
                    field,
                    column.summary()));
      }
    }
    return new Profiles(
        columns(submissions.files(), schemas, ofFiles, redactor),
        FindShifts.findShifts(current, previous, limits, redactor, language));
  }

  private record FileColumn(String file, String field) {}

  /** Counts where the rows are, brings the counts of a column together, and sums them up there. */
  private static List<SummarizedColumn> summaries(
      SparkSession spark, List<ProfiledTable> profiled, List<TableSchema> tables) {
    RDD<InternalRow> counted =
        profiled.stream()
            .map(
                table ->
                    table
                        .rows(spark)
                        .queryExecution()
                        .toRdd()
                        .toJavaRDD()
                        .mapPartitions(new CountValues(table)))
            .reduce(JavaRDD::union)
            .map(JavaRDD::rdd)
            .orElse(null);
    if (counted == null) {
      return List.of();
    }

    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(counted, CountedValue.TYPE, false)
        .repartition(columns(CountedValue.NAME))
        .sortWithinPartitions(columns(CountedValue.TEXT))
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(new SummarizeColumns(tables))
        .collect();
  }

  /** The columns of counted values up to {@code last}. */
  private static Column[] columns(int last) {
    return Arrays.stream(CountedValue.TYPE.fieldNames())
        .limit(last + 1L)
        .map(functions::col)
        .toArray(Column[]::new);
  }

  /** Returns the key of the group that a column is all of; null if it is only a part of one. */
  private static @Nullable String group(SummarizedColumn column, List<ProfiledTable> profiled) {
    if (!column.isFile()) {
      return column.name();
    }

    return profiled.stream()
        .filter(
            table -> table.position() == column.table() && table.isCurrent() == column.isCurrent())
        .findFirst()
        .map(table -> table.ownGroups().get(column.name()))
        .orElse(null);
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
                summaries.getOrDefault(new FileColumn(file.path(), field.name()), Summary.EMPTY)));
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
