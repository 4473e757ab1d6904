package org.districtassessment.stage;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.types.StructType;
import org.districtassessment.core.finding.Severity;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.Expression;
import org.districtassessment.core.rule.Figure;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingRules;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.MoneyRows;
import org.districtassessment.core.rule.MonitoringList;
import org.districtassessment.core.rule.RuleSet;
import org.districtassessment.core.rule.ScreenFamily;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.StatisticsRules;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;
import org.districtassessment.core.rule.WhenEmpty;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.ForeignKey;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.schema.TableSchema;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.ScoringRule;
import org.districtassessment.core.scoring.Target;
import org.jspecify.annotations.Nullable;

/** A small assessment of clinics by district, put together rule by rule. */
final class ClinicRules {

  private static final SourceLocation AT = new SourceLocation("rules.yaml", 3, 10);

  private final List<SqlView> views = new ArrayList<>();
  private final List<IndicatorRule> indicators = new ArrayList<>();
  private final List<Adjustment> adjustments = new ArrayList<>();
  private final List<CheckRule> checks = new ArrayList<>();
  private final SortedMap<String, BigDecimal> parameters = new TreeMap<>();
  private final Map<String, Dataset<Row>> tables = new TreeMap<>();
  private final List<MonitoringList> lists = new ArrayList<>();
  private final List<ScreenFamily> families = new ArrayList<>();
  private @Nullable FundingRules funding;
  private @Nullable MoneyRows money;
  private final List<Figure> figures = new ArrayList<>();

  ClinicRules table(String name, Dataset<Row> rows) {
    tables.put(name, rows);
    return this;
  }

  ClinicRules parameter(String name, String value) {
    parameters.put(name, new BigDecimal(value));
    return this;
  }

  ClinicRules view(String name, String query) {
    views.add(new SqlView(name, Text.same("rows"), sql(query)));
    return this;
  }

  ClinicRules indicator(String id, String from, String numerator, @Nullable String denominator) {
    return indicator(id, from, null, numerator, denominator, null);
  }

  ClinicRules indicator(
      String id,
      String from,
      @Nullable String where,
      String numerator,
      @Nullable String denominator,
      @Nullable String applicable) {
    indicators.add(
        new IndicatorRule(
            id,
            "A01",
            Text.same(id),
            List.of(),
            "care",
            from,
            orNull(where),
            sql(numerator),
            orNull(denominator),
            BigDecimal.ONE,
            orNull(applicable),
            WhenEmpty.MISSING,
            WhenEmpty.NOT_APPLICABLE,
            "1",
            2,
            Direction.HIGHER_IS_BETTER,
            BigDecimal.TEN,
            ScoringRule.forAll(new Target(BigDecimal.ONE, null, Direction.HIGHER_IS_BETTER)),
            null,
            true,
            "test",
            List.of(),
            AT));
    return this;
  }

  ClinicRules bonus(String id, String from, @Nullable String where, String amount) {
    adjustments.add(
        new Adjustment(
            id,
            "B01",
            Adjustment.Kind.BONUS,
            Text.same(id),
            List.of(),
            from,
            orNull(where),
            sql(amount),
            null,
            null,
            null,
            true,
            "test",
            AT));
    return this;
  }

  ClinicRules check(String id, String from, String key, CheckRule.Method method) {
    return check(id, from, null, key, method);
  }

  ClinicRules check(
      String id, String from, @Nullable String where, String key, CheckRule.Method method) {
    checks.add(
        new CheckRule(
            id,
            "K01",
            Text.same(id),
            List.of(),
            Severity.WARNING,
            from,
            orNull(where),
            sql(key),
            "beds",
            method,
            List.of(),
            new Text("请核对", "please look"),
            "test",
            AT));
    return this;
  }

  ClinicRules list(
      String id, String from, @Nullable String where, String key, MonitoringList.Shown... shown) {
    lists.add(
        new MonitoringList(
            id,
            "L01",
            Text.same(id),
            Text.same("please act"),
            List.of(),
            from,
            orNull(where),
            sql(key),
            List.of(shown),
            "test",
            AT));
    return this;
  }

  ClinicRules family(String name, String rate) {
    families.add(new ScreenFamily(name, new BigDecimal(rate), AT));
    return this;
  }

  /** A check of units as a whole, which has no key. */
  ClinicRules unitCheck(String id, String from, CheckRule.Method method) {
    checks.add(
        new CheckRule(
            id,
            "K01",
            Text.same(id),
            List.of(),
            Severity.WARNING,
            from,
            null,
            null,
            "beds",
            method,
            List.of(),
            new Text("请核对", "please look"),
            "test",
            AT));
    return this;
  }

  ClinicRules funding(String from, String source, String amount, String targeted) {
    funding =
        new FundingRules(
            from,
            source,
            sql(amount),
            sql(targeted),
            sql("residents"),
            sql("poor"),
            List.of(),
            money,
            figures,
            FundingQuestions.NONE,
            AT);
    return this;
  }

  /** Rows of money; before {@link #funding}. */
  ClinicRules money(String key, String share, String amountId, String amount) {
    money =
        new MoneyRows(
            sql(key),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            sql(share),
            null,
            List.of(new MoneyRows.Amount(amountId, Text.same(amountId), sql(amount))));
    return this;
  }

  /** A figure; before {@link #funding}. */
  ClinicRules figure(String id, String from, @Nullable String by, String value) {
    figures.add(new Figure(id, Text.same(id), from, by, sql(value), null, AT));
    return this;
  }

  CollectTogether queries() {
    BoundRules bound =
        new BoundRules(
            new RuleSet(
                "clinic-review",
                "2024",
                Text.same("Clinics"),
                "",
                List.of(),
                true,
                List.of(2024),
                new UnitTable("district", "code", "name", "region"),
                List.of(),
                views,
                BigDecimal.TEN,
                2,
                null,
                List.of(),
                indicators,
                adjustments,
                new GradeScale(
                    List.of(new GradeScale.Grade("all", Text.same("all"), BigDecimal.ZERO)), null),
                checks,
                lists,
                null,
                families,
                funding,
                SubmissionRules.none(AT),
                StatisticsRules.USUAL,
                AT),
            new Schemas(List.of(schema("district", "code"), schema("clinic", "district_code"))),
            2024,
            parameters);
    Map<String, StructType> columns = new HashMap<>();
    Map<String, SupportsRead> sliced = new HashMap<>();
    tables.forEach(
        (name, table) -> {
          columns.put(name, table.schema());
          sliced.put(name, SlicedTables.table(SlicedTables.of(name, table)));
        });
    return new CollectTogether(
        new RuleSteps(bound, KeptRules.none(), () -> new RuleQueries(bound, columns)),
        TestSpark.session(),
        name -> requireNonNull(sliced.get(name), name));
  }

  static Expression sql(String text) {
    return new Expression(text, AT);
  }

  private static @Nullable Expression orNull(@Nullable String text) {
    return text == null ? null : sql(text);
  }

  /** Only what the stages look at: the field that names the unit. */
  private static TableSchema schema(String name, String unitField) {
    Field field =
        new Field(
            unitField,
            FieldType.STRING,
            Text.same(unitField),
            Text.same(""),
            List.of(),
            null,
            0,
            false,
            Constraints.NONE,
            List.of(),
            List.of(),
            AT);
    return new TableSchema(
        name,
        Text.same(name),
        Text.same(""),
        List.of(field),
        List.of(unitField),
        name.equals("district")
            ? List.of()
            : List.of(new ForeignKey(List.of(unitField), "district", List.of("code"))),
        List.of(),
        List.of(),
        List.of(),
        false,
        AT);
  }
}
