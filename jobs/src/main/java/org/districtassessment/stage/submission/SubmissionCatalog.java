package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.districtassessment.core.rule.Relations;
import org.districtassessment.core.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * Validated submissions as tables of SQL, read straight from the files.
 *
 * <ul>
 *   <li>{@code current.<table>} and {@code previous.<table>}: the accepted rows of this year and of
 *       the year before (none if there is no such year), with the columns of {@code Relations.of};
 *   <li>{@code own.<table>} and {@code own_previous.<table>}: the same for lists that go back to
 *       who sent the rows: behind the pseudonym of a sensitive value stands the masked value, see
 *       {@code OwnValues};
 *   <li>{@code current.submission_file}: one row per file of a unit, with the columns of {@code
 *       Relations.submissionFile};
 *   <li>{@code current.confirmed_anomaly}: one row per anomaly that a reviewer confirmed, with the
 *       columns of {@code Relations.confirmedAnomaly};
 *   <li>{@code whatif_<n>.<table>} and {@code whatif_<n>_previous.<table>}: the accepted rows of
 *       units as they would be without some of them, see {@code SubmissionPlan.withScenarios};
 *   <li>{@code current_returned._all}: one row per row of any table that its sender should look at,
 *       as it came; those that only their file's header rejects are not among them.
 * </ul>
 *
 * <p>Shows what {@link SubmissionPlan#show} was last called on in the session.
 */
public final class SubmissionCatalog implements TableCatalog, FunctionCatalog {

  static final String CURRENT = "current";
  static final String PREVIOUS = "previous";
  static final String OWN = "own";
  static final String OWN_PREVIOUS = "own_previous";

  static final String RETURNED = "current_returned";

  /** Stands for all tables among returned rows; no table can be named so. */
  static final String ALL = "_all";

  @Override
  public void initialize(String name, CaseInsensitiveStringMap options) {
    // It has one name, and no options.
  }

  @Override
  public String name() {
    return SubmissionPlan.CATALOG;
  }

  @Override
  public Identifier[] listTables(String[] namespace) {
    List<Identifier> tables = new ArrayList<>();
    for (TableSchema table : SubmissionPlan.shown().context().tables()) {
      tables.add(Identifier.of(namespace, table.name()));
    }
    return tables.toArray(Identifier[]::new);
  }

  @Override
  public Table loadTable(Identifier identifier) throws NoSuchTableException {
    return table(SubmissionPlan.shown(), identifier);
  }

  static SupportsRead table(SubmissionPlan plan, Identifier identifier)
      throws NoSuchTableException {
    if (identifier.namespace().length != 1) {
      throw new NoSuchTableException(identifier);
    }

    String namespace = identifier.namespace()[0];
    if (namespace.equals(RETURNED) && identifier.name().equals(ALL)) {
      Scan scan = new ReturnedScan(plan.context(), plan.current());
      return new SubmissionTable(nameOf(identifier), ReturnedRows.SCHEMA, required -> scan);
    }

    Matcher whatIf = ScenarioTables.NAMESPACE.matcher(namespace);
    if (whatIf.matches()) {
      return ScenarioTables.table(
          nameOf(identifier),
          plan,
          Integer.parseInt(whatIf.group(1)),
          whatIf.group(2) == null,
          identifier.name());
    }

    boolean isCurrent = namespace.equals(CURRENT) || namespace.equals(OWN);
    if (isCurrent && Relations.RESERVED.contains(identifier.name())) {
      return made(plan, identifier);
    }

    TableSchema table =
        plan.table(identifier.name()).orElseThrow(() -> new NoSuchTableException(identifier));
    Optional<ReadableYear> year = isCurrent ? Optional.of(plan.current()) : plan.previous();
    return switch (namespace) {
      case CURRENT, PREVIOUS -> accepted(plan, table, year, SensitiveAs.PSEUDONYM, identifier);
      case OWN, OWN_PREVIOUS -> accepted(plan, table, year, SensitiveAs.OWN_VALUE, identifier);
      default -> throw new NoSuchTableException(identifier);
    };
  }

  private static SupportsRead accepted(
      SubmissionPlan plan,
      TableSchema table,
      Optional<ReadableYear> year,
      SensitiveAs sensitive,
      Identifier identifier) {
    int unitField = plan.context().layout(table.name()).unitField();
    Buckets buckets = plan.buckets();
    boolean isOfUnits = unitField != TableLayout.NONE;
    List<List<ReadableYear.Part>> parts =
        year.map(validated -> validated.parts(table.name(), isOfUnits))
            .orElseGet(() -> noParts(buckets.count()));
    return new SubmissionTable(
        nameOf(identifier),
        SparkTypes.ofTable(table),
        required ->
            new AcceptedScan(
                plan.shared(), table.name(), unitField, buckets, parts, sensitive, required));
  }

  private static SupportsRead made(SubmissionPlan plan, Identifier identifier) {
    return identifier.name().equals(Relations.SUBMISSION_FILE)
        ? MadeTables.submittedFiles(nameOf(identifier), plan, List::of)
        : MadeTables.confirmedAnomalies(
            nameOf(identifier), plan, anomaly -> List.of(anomaly.anomaly().unit()));
  }

  private static List<List<ReadableYear.Part>> noParts(int buckets) {
    List<List<ReadableYear.Part>> parts = new ArrayList<>();
    for (int i = 0; i < buckets; i++) {
      parts.add(new ArrayList<>());
    }
    return parts;
  }

  private static String nameOf(Identifier identifier) {
    return SubmissionPlan.CATALOG + "." + identifier.namespace()[0] + "." + identifier.name();
  }

  @Override
  public Identifier[] listFunctions(String[] namespace) {
    return new Identifier[] {Identifier.of(new String[0], BucketFunction.NAME)};
  }

  @Override
  public UnboundFunction loadFunction(Identifier identifier) throws NoSuchFunctionException {
    if (identifier.namespace().length == 0 && identifier.name().equals(BucketFunction.NAME)) {
      return new BucketFunction(SubmissionPlan.shown().buckets());
    }

    throw new NoSuchFunctionException(identifier);
  }

  @Override
  public @Nullable Table alterTable(Identifier identifier, TableChange... changes) {
    throw readOnly();
  }

  @Override
  public boolean dropTable(Identifier identifier) {
    throw readOnly();
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("Submissions can only be read");
  }
}
