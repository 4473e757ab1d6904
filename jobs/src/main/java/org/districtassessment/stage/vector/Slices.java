package org.districtassessment.stage.vector;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.connector.read.InputPartition;
import org.districtassessment.stage.vector.TableRead.Planned;

/**
 * What a task reads: slices one after the other, each with the rows of some units in all tables.
 *
 * @param slices partitions by number of the table, by number of the slice
 * @param names of answers about a slice, by number of what is asked, by number of the slice
 */
record Slices(
    Map<Integer, Map<Integer, InputPartition>> slices,
    SortedMap<Integer, SortedMap<Integer, String>> names)
    implements Serializable {

  /**
   * Deals out slices to tasks, in their order.
   *
   * @param names of answers, where there are some
   */
  static List<Slices> of(
      Map<Integer, Planned> tables,
      int tasks,
      SortedMap<Integer, SortedMap<Integer, String>> names) {
    Map<Integer, Map<Integer, InputPartition>> all = byNumber(tables);
    List<Integer> numbers = new ArrayList<>(all.keySet());
    List<Slices> dealt = new ArrayList<>();
    int count = Math.min(tasks, numbers.size());
    for (int i = 0; i < count; i++) {
      Map<Integer, Map<Integer, InputPartition>> own = new TreeMap<>();
      SortedMap<Integer, SortedMap<Integer, String>> ownNames = new TreeMap<>();
      int to = (int) ((long) numbers.size() * (i + 1) / count);
      for (int k = (int) ((long) numbers.size() * i / count); k < to; k++) {
        int slice = numbers.get(k);
        own.put(slice, all.get(slice));
        ownNames.put(slice, names.getOrDefault(slice, new TreeMap<>()));
      }
      dealt.add(new Slices(own, ownNames));
    }
    return dealt;
  }

  /** Returns how many slices there are. */
  static int count(Map<Integer, Planned> tables) {
    return byNumber(tables).size();
  }

  /** Returns partitions by number of the table, by number of the slice. */
  static SortedMap<Integer, Map<Integer, InputPartition>> byNumber(Map<Integer, Planned> tables) {
    SortedMap<Integer, Map<Integer, InputPartition>> all = new TreeMap<>();
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
