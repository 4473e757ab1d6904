package org.districtassessment.stage.vector;

import org.apache.spark.sql.connector.catalog.SupportsRead;

/**
 * A table whose rows stand once for each scenario of their unit, which is named by the scenario's
 * key, less the rows that the scenario leaves out. See {@link RunScenarios}.
 */
public interface ScenarioTable extends SupportsRead {

  /**
   * Returns the same table with each row once: as in the scenario of its unit that leaves out
   * nothing. Behind the columns it has a text: the numbers of the scenarios that leave out the row,
   * separated by commas; null where none does. Tables of the same rows have the same name.
   */
  SupportsRead marked();
}
