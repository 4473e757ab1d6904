package org.districtassessment.stage.submission;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.districtassessment.stage.vector.ScenarioTable;

/**
 * A table of units whose rows stand once for each scenario.
 *
 * @param ofScenarios reads the rows of each scenario
 * @param once reads each row once, marked by the scenarios that leave it out
 */
record SpreadTable(SubmissionTable ofScenarios, Supplier<SubmissionTable> once)
    implements ScenarioTable {

  @Override
  public String name() {
    return ofScenarios.name();
  }

  @Override
  public Column[] columns() {
    return ofScenarios.columns();
  }

  @Override
  public Set<TableCapability> capabilities() {
    return ofScenarios.capabilities();
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return ofScenarios.newScanBuilder(options);
  }

  @Override
  public SupportsRead marked() {
    return once.get();
  }
}
