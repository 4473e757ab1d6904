package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.districtassessment.core.submission.Receipt;
import org.districtassessment.core.submission.Register;
import org.jspecify.annotations.Nullable;

/** The rows of {@code Relations.submissionFile}: one per file that one unit sent, by bucket. */
final class SubmittedFileRows {

  private SubmittedFileRows() {}

  /**
   * Returns the rows of each bucket, in the order of paths.
   *
   * @param counts of the files that were read
   * @param keys that stand for a unit: its own, or those of its scenarios
   * @param columns those asked for, in their order
   */
  static List<List<InternalRow>> byBucket(
      Register register,
      Collection<FileCounts> counts,
      Buckets buckets,
      Function<String, List<String>> keys,
      StructType columns) {
    Map<String, FileCounts> byPlace = new HashMap<>();
    counts.forEach(file -> byPlace.put(file.file().place(), file));
    List<List<InternalRow>> rows = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      rows.add(new ArrayList<>());
    }
    for (Register.Entry entry : register.entries()) {
      String unit = entry.file().unit();
      if (unit == null) {
        continue;
      }

      FileCounts read = byPlace.get(entry.file().place());
      for (String key : keys.apply(unit)) {
        @Nullable Object[] cells = new Object[columns.length()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = cell(columns.fieldNames()[i], key, entry, read);
        }
        rows.get(buckets.of(key)).add(new GenericInternalRow(cells));
      }
    }
    return rows;
  }

  /** A value as Spark keeps it; a column that is no other is the unit's key. */
  private static @Nullable Object cell(
      String column, String unit, Register.Entry entry, @Nullable FileCounts read) {
    Receipt receipt = entry.file().receipt();
    long accepted = read == null ? 0 : read.accepted();
    long rejected = read == null ? 0 : read.rejected();
    return switch (column) {
      case "table_name" -> UTF8String.fromString(entry.file().table());
      case "file" -> UTF8String.fromString(entry.file().path());
      case "sheet" ->
          entry.file().sheet() == null ? null : UTF8String.fromString(entry.file().sheet());
      case "submission" -> UTF8String.fromString(receipt.identity());
      case "version" -> (long) receipt.version();
      case "received_on" ->
          receipt.received() == null ? null : (int) receipt.received().toEpochDay();
      case "working_days_late" -> entry.workingDaysLate();
      case "status" ->
          UTF8String.fromString(
              read == null || read.isReadable() ? entry.status().id() : "unreadable");
      case "rows_read" -> accepted + rejected;
      case "rows_accepted" -> accepted;
      case "rows_rejected" -> rejected;
      default -> UTF8String.fromString(unit);
    };
  }
}
