package org.districtassessment.stage.vector;

import org.apache.spark.sql.connector.catalog.SupportsRead;

/** What is read for the tables that queries name. */
@FunctionalInterface
public interface ReadTables {

  /**
   * Returns what a query reads by a name: a table with the columns that the query was made for, or
   * {@link GivenTexts}.
   *
   * @param query position of the query among those that run together
   */
  SupportsRead of(int query, String name);
}
