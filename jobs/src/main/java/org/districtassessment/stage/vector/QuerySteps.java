package org.districtassessment.stage.vector;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/**
 * A query as steps, over tables of which it has the names and the columns. Spark resolved it once;
 * what the tables are is said when it runs, see {@link ReadTables}. Equal queries over equal rows
 * have equal answers, in whichever process they were made.
 */
public final class QuerySteps implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private final Step output;
  private final List<String> tables;

  private QuerySteps(Step output, List<String> tables) {
    this.output = output;
    this.tables = tables;
  }

  /**
   * Makes steps of queries, in the same order.
   *
   * @param resolved plans, whose parts are those that {@code PlanSteps} knows
   */
  public static List<QuerySteps> of(List<LogicalPlan> resolved) {
    PlanSteps plans = new PlanSteps();
    List<Step> outputs = resolved.stream().map(plans::of).toList();
    List<String> tables = List.copyOf(plans.tables());
    return outputs.stream().map(output -> new QuerySteps(output, tables)).toList();
  }

  /** The step whose rows are those of the query. */
  Step output() {
    return output;
  }

  /** The names of the tables by the numbers in steps. */
  List<String> tables() {
    return tables;
  }
}
