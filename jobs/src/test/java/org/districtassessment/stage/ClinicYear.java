package org.districtassessment.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Pseudonyms;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.RowRule;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.stage.submission.RejectedRow;
import org.districtassessment.stage.submission.ReuseStore;
import org.districtassessment.stage.submission.TablesNeeded;
import org.districtassessment.stage.submission.ValidationJob;
import org.districtassessment.stage.submission.ValidationSettings;
import org.jspecify.annotations.Nullable;

/**
 * Submissions of a small health service: regions (the units) with clinics, their visits, and a list
 * of services that belongs to no region.
 */
final class ClinicYear {

  static final SourceLocation AT = SourceLocation.ofFile("clinic.schema.json");
  static final SubmissionRules RULES = SubmissionRules.none(SourceLocation.ofFile("rules"));
  static final UnitTable UNITS = new UnitTable("region", "region_code", "region_name", "size");
  static final Pseudonyms PSEUDONYMS = new Pseudonyms("test key".getBytes(StandardCharsets.UTF_8));

  static final TableSchema REGION =
      table(
          "region",
          "地区",
          List.of(text("region_code"), text("region_name"), text("size"), integer("residents")),
          List.of("region_code"),
          List.of(),
          List.of());
  static final TableSchema SERVICE =
      table(
          "service",
          "服务",
          List.of(text("service_id")),
          List.of("service_id"),
          List.of(),
          List.of());
  static final TableSchema CLINIC =
      table(
          "clinic",
          "诊所",
          List.of(
              required(text("region_code")),
              pattern(required(text("clinic_id")), "C\\d{3}"),
              number("budget", 2),
              number("spent", 2),
              field("open", FieldType.BOOLEAN, 0, false, Constraints.NONE),
              field("founded", FieldType.DATE, 0, false, Constraints.NONE),
              field("renovated", FieldType.YEAR, 0, false, Constraints.NONE),
              titled(text("head"), "负责人", "Head of clinic"),
              text("parent_id"),
              text("last_visit"),
              with(
                  text("licence"), new Constraints(false, true, null, null, 3, 5, null, List.of())),
              with(
                  text("kind"),
                  new Constraints(
                      false, false, null, null, null, null, null, List.of("town", "乡村"))),
              limited(
                  field("inspected", FieldType.DATE, 0, false, Constraints.NONE),
                  "2020-01-01",
                  "2024-12-31")),
          List.of("region_code", "clinic_id"),
          List.of(
              key(List.of("region_code"), "region", List.of("region_code")),
              key(
                  List.of("region_code", "parent_id"),
                  "clinic",
                  List.of("region_code", "clinic_id")),
              key(
                  List.of("region_code", "last_visit"),
                  "visit",
                  List.of("region_code", "visit_id"))),
          List.of(
              new RowRule(
                  "spent-above-budget",
                  Severity.ERROR,
                  "spent <= budget",
                  "spent",
                  new Text("支出超过预算", "More was spent than there was"),
                  AT),
              new RowRule(
                  "odd-budget",
                  Severity.WARNING,
                  "budget <> 7",
                  null,
                  Text.same("A budget of 7"),
                  AT)));
  static final TableSchema VISIT =
      table(
          "visit",
          "就诊",
          List.of(
              required(text("region_code")),
              required(text("visit_id")),
              text("clinic_id"),
              text("service_id"),
              patient(),
              limited(integer("minutes"), "1", "600"),
              text("note")),
          List.of("region_code", "visit_id"),
          List.of(
              key(List.of("region_code"), "region", List.of("region_code")),
              key(
                  List.of("region_code", "clinic_id"),
                  "clinic",
                  List.of("region_code", "clinic_id")),
              key(List.of("service_id"), "service", List.of("service_id"))),
          List.of());
  static final Schemas SCHEMAS = new Schemas(List.of(REGION, SERVICE, CLINIC, VISIT));

  /** Spent at most the budget; of two fields read, 2 and 3. */
  static final RowRuleEvaluator SPENT_WITHIN_BUDGET =
      new ExpressionRowRule(
          new org.apache.spark.sql.catalyst.expressions.LessThanOrEqual(
              reference(3), reference(2)));

  /** Fails on a budget of 7 and cannot be computed for one of 13. */
  static final RowRuleEvaluator ODD_BUDGET =
      row -> {
        if (row.isNullAt(2)) {
          return false;
        }

        double budget = row.getDecimal(2, 18, 2).toDouble();
        if (budget == 13) {
          throw new ArithmeticException("13");
        }

        return budget == 7;
      };

  private final Path input;

  ClinicYear(Path input) {
    this.input = input;
  }

  /** A year with two regions, both services and no files of clinics or visits. */
  static ClinicYear in(Path input) {
    return new ClinicYear(input)
        .with(
            "2024/region.csv",
            """
            region_code,region_name,size,residents
            north,North Shore,large,2000
            south,南岸,small,1000
            """)
        .with("2024/service.csv", "service_id\nx-ray\nadvice\n");
  }

  Path input() {
    return input;
  }

  ClinicYear with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  ClinicYear with(String path, byte[] bytes) {
    try {
      Path file = input.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawSubmissions found(int year) {
    TestSpark.session();
    return found(input.toString(), year, new Configuration());
  }

  private static RawSubmissions found(String input, int year, Configuration configuration) {
    return FindSubmissions.findSubmissions(
        input, year, SCHEMAS, UNITS, RULES, Language.EN, configuration);
  }

  ValidatedSubmissions validated() {
    return validated(0);
  }

  ValidatedSubmissions validated(int buckets) {
    return validated(found(2024), null, new ValidationJob.Cut(buckets, Long.MAX_VALUE / 2));
  }

  /** Splits every file that is twice as large. */
  ValidatedSubmissions validatedInChunks(int buckets, long chunkBytes) {
    return validated(found(2024), null, new ValidationJob.Cut(buckets, chunkBytes));
  }

  /** Reads the same folder through Hadoop, as if it were none of this machine. */
  ValidatedSubmissions validatedElsewhere(int buckets, long chunkBytes) {
    Configuration configuration = TestSpark.session().sparkContext().hadoopConfiguration();
    configuration.set("fs.elsewhere.impl", Elsewhere.class.getName());
    RawSubmissions found = found("elsewhere://store" + input, 2024, configuration);
    return validated(found, null, new ValidationJob.Cut(buckets, chunkBytes));
  }

  /** A store of files with a scheme of its own. */
  static final class Elsewhere extends RawLocalFileSystem {

    @Override
    public URI getUri() {
      return URI.create("elsewhere://store");
    }
  }

  ValidatedSubmissions validatedWithPrevious() {
    return validatedWithPrevious(0);
  }

  ValidatedSubmissions validatedWithPrevious(int buckets) {
    return validated(found(2024), found(2023), new ValidationJob.Cut(buckets, Long.MAX_VALUE / 2));
  }

  /** With the year before, of which and of the year only some tables will be read. */
  ValidatedSubmissions validatedWithPrevious(TablesNeeded needed) {
    return validated(found(2024), found(2023), needed, null, ValidationJob.Cut.BY_SIZE);
  }

  /** With the year before, by what a store has of earlier runs. */
  ValidatedSubmissions validatedWithPrevious(ReuseStore store) {
    return validated(
        found(2024),
        found(2023),
        TablesNeeded.all(SCHEMAS.all()),
        store,
        ValidationJob.Cut.BY_SIZE);
  }

  private static ValidatedSubmissions validated(
      RawSubmissions current, @Nullable RawSubmissions previous, ValidationJob.Cut cut) {
    return validated(current, previous, TablesNeeded.all(SCHEMAS.all()), null, cut);
  }

  private static ValidatedSubmissions validated(
      RawSubmissions current,
      @Nullable RawSubmissions previous,
      TablesNeeded needed,
      @Nullable ReuseStore store,
      ValidationJob.Cut cut) {
    return ValidateSubmissions.validateSubmissions(
        TestSpark.session(), settings(store, cut), current, previous, needed);
  }

  private static ValidationSettings settings(@Nullable ReuseStore store, ValidationJob.Cut cut) {
    return new ValidationSettings(
        SCHEMAS,
        UNITS,
        Map.of("clinic", List.of(SPENT_WITHIN_BUDGET, ODD_BUDGET)),
        PSEUDONYMS,
        Language.EN,
        store,
        cut);
  }

  /** Returns the rows of a query over the catalog, columns joined by a bar. */
  static List<String> sql(String query) {
    return lines(TestSpark.session().sql(query));
  }

  static List<String> lines(Dataset<Row> rows) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows.collectAsList()) {
      lines.add(row.mkString("|"));
    }
    return lines;
  }

  /** Returns findings in their order, in one partition. */
  static Dataset<Row> findingRows(ValidatedSubmissions submissions) {
    List<Row> rows = new ArrayList<>();
    for (Finding finding : submissions.problems(TestSpark.session()).findings()) {
      rows.add(
          RowFactory.create(
              finding.code(),
              finding.severity().id(),
              finding.table(),
              finding.unit(),
              finding.file(),
              finding.sheet(),
              finding.line(),
              finding.column(),
              finding.field(),
              finding.value(),
              finding.message()));
    }
    return dataset(
        rows,
        "code string, severity string, table string, unit string, file string, sheet string,"
            + " line bigint, column string, field string, value string, message string");
  }

  /** Returns rejected rows in their order, in one partition. */
  static Dataset<Row> rejectedRows(ValidatedSubmissions submissions) {
    List<Row> rows = new ArrayList<>();
    for (RejectedRow row : submissions.problems(TestSpark.session()).rejectedRows()) {
      rows.add(
          RowFactory.create(
              row.table(),
              row.unit(),
              row.file(),
              row.sheet(),
              row.line(),
              row.codes(),
              row.header(),
              row.record()));
    }
    return dataset(
        rows,
        "table string, unit string, file string, sheet string, line bigint, codes string,"
            + " header string, record string");
  }

  private static Dataset<Row> dataset(List<Row> rows, String columns) {
    return TestSpark.session().createDataFrame(rows, StructType.fromDDL(columns)).coalesce(1);
  }

  /** Returns findings as {@code file:line field code value}. */
  static List<String> findings(ValidatedSubmissions submissions) {
    return lines(
        findingRows(submissions)
            .selectExpr("concat_ws(' ', concat(file, ':', line), nvl(field, '-'), code, value)"));
  }

  private static org.apache.spark.sql.catalyst.expressions.BoundReference reference(int field) {
    return new org.apache.spark.sql.catalyst.expressions.BoundReference(
        field, org.apache.spark.sql.types.DataTypes.createDecimalType(18, 2), true);
  }

  private static TableSchema table(
      String name,
      String zh,
      List<Field> fields,
      List<String> primaryKey,
      List<ForeignKey> foreignKeys,
      List<RowRule> rules) {
    return new TableSchema(
        name,
        new Text(zh, name + "s"),
        Text.same(""),
        fields,
        primaryKey,
        foreignKeys,
        rules,
        List.of(),
        List.of("", "n/a"),
        !Arrays.asList("region", "clinic").contains(name),
        AT);
  }

  private static ForeignKey key(List<String> fields, String table, List<String> referenced) {
    return new ForeignKey(fields, table, referenced);
  }

  private static Field text(String name) {
    return field(name, FieldType.STRING, 0, false, Constraints.NONE);
  }

  private static Field integer(String name) {
    return field(name, FieldType.INTEGER, 0, false, Constraints.NONE);
  }

  private static Field number(String name, int decimals) {
    return field(name, FieldType.NUMBER, decimals, false, Constraints.NONE);
  }

  private static Field patient() {
    Constraints form =
        new Constraints(
            false, false, null, null, null, null, Pattern.compile("\\d{17}[0-9X]"), List.of());
    return field("patient_id", FieldType.STRING, 0, true, form);
  }

  private static Field required(Field field) {
    return with(field, new Constraints(true, false, null, null, null, null, null, List.of()));
  }

  private static Field pattern(Field field, String pattern) {
    return with(
        field,
        new Constraints(true, false, null, null, null, null, Pattern.compile(pattern), List.of()));
  }

  private static Field limited(Field field, String minimum, String maximum) {
    return with(
        field, new Constraints(false, false, minimum, maximum, null, null, null, List.of()));
  }

  private static Field with(Field field, Constraints constraints) {
    return field(field.name(), field.type(), field.decimals(), field.sensitive(), constraints);
  }

  private static Field titled(Field field, String zh, String en) {
    return new Field(
        field.name(),
        field.type(),
        new Text(zh, en),
        Text.same(""),
        List.of("院长"),
        null,
        0,
        false,
        field.constraints(),
        List.of(),
        List.of(),
        AT);
  }

  static Field field(
      String name, FieldType type, int decimals, boolean sensitive, Constraints constraints) {
    return new Field(
        name,
        type,
        Text.same(name),
        Text.same(""),
        List.of(),
        null,
        decimals,
        sensitive,
        constraints,
        List.of(),
        List.of(),
        AT);
  }
}
