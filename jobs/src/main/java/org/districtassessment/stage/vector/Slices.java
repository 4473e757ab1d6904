package org.districtassessment.stage.vector;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.connector.read.InputPartition;
import org.districtassessment.stage.vector.TableRead.Planned;

/**
 * What a task reads: slices one after the other, each with the rows of some units in all tables.
 *
 * @param slices partitions by number of the table, by number of the slice
 */
record Slices(Map<Integer, Map<Integer, InputPartition>> slices) implements Serializable {

  /** Deals out slices to tasks, in their order. */
  static List<Slices> of(Map<Integer, Planned> tables, int tasks) {
    Map<Integer, Map<Integer, InputPartition>> all = byNumber(tables);
    List<Integer> numbers = new ArrayList<>(all.keySet());
    List<Slices> dealt = new ArrayList<>();
    int count = Math.min(tasks, numbers.size());
    for (int i = 0; i < count; i++) {
      Map<Integer, Map<Integer, InputPartition>> own = new TreeMap<>();
      int to = (int) ((long) numbers.size() * (i + 1) / count);
      for (int k = (int) ((long) numbers.size() * i / count); k < to; k++) {
        own.put(numbers.get(k), all.get(numbers.get(k)));
      }
      dealt.add(new Slices(own));
    }
    return dealt;
  }

  /** Returns how many slices there are. */
  static int count(Map<Integer, Planned> tables) {
    return byNumber(tables).size();
  }

  private static Map<Integer, Map<Integer, InputPartition>> byNumber(Map<Integer, Planned> tables) {
    Map<Integer, Map<Integer, InputPartition>> all = new TreeMap<>();
    all.put(0, new TreeMap<>());
    tables.forEach(
        (table, planned) ->
            planned
                .slices()
                .forEach(
                    (slice, partition) ->
                        all.computeIfAbsent(slice, number -> new TreeMap<>())
                            .put(table, partition)));
    return all;
  }
}
