package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.anomaly.IdentifiedAnomaly;

/** The rows of {@code Relations.confirmedAnomaly}: one per confirmed anomaly, by bucket. */
final class ConfirmedRows {

  private ConfirmedRows() {}

  /**
   * Returns the rows of each bucket, in the order of the anomalies.
   *
   * @param keys that stand for the unit of an anomaly: its own, or those of the unit's scenarios
   * @param columns those asked for, in their order
   */
  static List<List<InternalRow>> byBucket(
      List<IdentifiedAnomaly> confirmed,
      Buckets buckets,
      Function<IdentifiedAnomaly, List<String>> keys,
      StructType columns) {
    List<List<InternalRow>> rows = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      rows.add(new ArrayList<>());
    }
    for (IdentifiedAnomaly anomaly : confirmed) {
      for (String key : keys.apply(anomaly)) {
        Object[] cells = new Object[columns.length()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = UTF8String.fromString(cell(columns.fieldNames()[i], key, anomaly));
        }
        rows.get(buckets.of(key)).add(new GenericInternalRow(cells));
      }
    }
    return rows;
  }

  /** A column that is no other is the unit's key. */
  private static String cell(String column, String unit, IdentifiedAnomaly identified) {
    Anomaly anomaly = identified.anomaly();
    return switch (column) {
      case "anomaly_id" -> identified.id();
      case "check_id" -> anomaly.check();
      case "check_code" -> anomaly.code();
      case "severity" -> anomaly.severity();
      case "field" -> anomaly.field();
      case "anomaly_key" -> anomaly.key();
      default -> unit;
    };
  }
}
