package org.districtassessment.pipeline;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.stage.ListRows;
import org.districtassessment.stage.ListedRows;
import org.districtassessment.stage.ReadMoney;
import org.districtassessment.stage.RuleSteps;

/**
 * Rows that are published as they were accepted, whatever scores say, so they may be read beside.
 *
 * @param listed of monitoring lists
 * @param money of which questions of finance are asked
 */
record RowsToPublish(ListedRows listed, List<MoneyRow> money) {

  /** Reads accepted rows of the session; those of scenarios, which it may show, are others. */
  static RowsToPublish read(SparkSession spark, RuleSteps steps, List<Unit> units) {
    return new RowsToPublish(
        ListRows.listRows(spark, steps), ReadMoney.readMoney(spark, steps, units));
  }
}
