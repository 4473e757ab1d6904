package org.districtassessment.stage;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.stage.vector.ResultRows;

/**
 * How many rows of a group, or of a unit, are alike in what a check looks at.
 *
 * @param subject the group or the unit
 * @param item what they share, as text
 * @param count at least 1
 */
record Tally(String subject, String item, long count) {

  /** Returns the four columns that tallies of all checks have in common. */
  static Column[] columns(CheckRule check, Column subject, Column item, Column count) {
    return new Column[] {
      lit(check.id()).as("check"),
      subject.cast(DataTypes.StringType).as("subject"),
      item.cast(DataTypes.StringType).as("item"),
      count.cast(DataTypes.LongType).as("n")
    };
  }

  /** Returns what was counted by check, in no particular order. */
  static Map<String, List<Tally>> byCheck(List<ResultRows> parts) {
    Map<String, List<Tally>> tallies = new TreeMap<>();
    for (List<Row> part : parts) {
      for (Row row : part) {
        tallies
            .computeIfAbsent(row.getString(0), check -> new ArrayList<>())
            .add(new Tally(row.getString(1), row.getString(2), row.getLong(3)));
      }
    }
    return tallies;
  }
}
