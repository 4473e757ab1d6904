package org.districtassessment.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.districtassessment.core.finding.Redactor;
import org.jspecify.annotations.Nullable;

/** Rows of a dataset one after the other, never all of them in memory. */
final class Rows {

  private Rows() {}

  /**
   * Asks for the dataset only when somebody iterates.
   *
   * @param dataset in the order in which its rows are wanted
   * @param redacted positions of text that reading has not looked into, such as paths
   */
  static Iterable<List<@Nullable Object>> of(
      Supplier<Dataset<Row>> dataset, Redactor redactor, Set<Integer> redacted) {
    return () -> {
      Iterator<Row> rows = dataset.get().toLocalIterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public List<@Nullable Object> next() {
          Row row = rows.next();
          List<@Nullable Object> cells = new ArrayList<>(row.size());
          for (int i = 0; i < row.size(); i++) {
            Object cell = row.get(i);
            cells.add(
                redacted.contains(i) && cell instanceof String text ? redactor.redact(text) : cell);
          }
          return cells;
        }
      };
    };
  }
}
