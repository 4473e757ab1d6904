package org.districtassessment.generate;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a table come about, without Spark's planner: in one row that is used again and again.
 * First it gets columns of the row above, then the number of rows below that one is counted, then
 * each of them is computed in place. Tasks have a copy each.
 *
 * @param above position of the table above among the tables; -1 for the units
 * @param round tables over whose rows others add up come in a round before these
 * @param type of the row
 * @param from places of columns in the row above
 * @param to where they are in this row
 * @param year place of the year
 * @param key place of the row's hash
 * @param n place of its number within the row above
 * @param count place of the number of rows
 * @param counting computes it
 * @param columns computes the hash, then the table's columns
 * @param totals what this table has of rows of other tables
 * @param sums what others have of this one's rows
 */
record TablePlan(
    String name,
    int above,
    int round,
    StructType type,
    List<Integer> from,
    List<Integer> to,
    int year,
    int key,
    int n,
    int count,
    CompiledColumns counting,
    CompiledColumns columns,
    List<Totals> totals,
    @Nullable Sums sums)
    implements Serializable {

  /**
   * Sums over the rows of a unit and year, null where it has none.
   *
   * @param counted position of the table whose rows are added up
   * @param values computed from its row
   * @param places in this table's row
   */
  record Totals(int counted, List<Expression> values, List<Integer> places)
      implements Serializable {}

  /**
   * Sums under way, which have places in the row of the table that is added up.
   *
   * @param start their values before the first row
   * @param adding adds a row
   */
  record Sums(List<Integer> places, List<Expression> start, CompiledColumns adding)
      implements Serializable {}

  /**
   * The units.
   *
   * @param places of the columns that the rows of units have
   * @param unit place of the text that names the unit
   * @param unitName place of its name
   * @param columns computes the unit's columns
   */
  record Units(
      StructType type, List<Integer> places, int unit, int unitName, CompiledColumns columns)
      implements Serializable {}
}
