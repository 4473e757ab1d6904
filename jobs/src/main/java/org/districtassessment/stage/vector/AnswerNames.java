package org.districtassessment.stage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.apache.spark.sql.connector.read.InputPartition;
import org.jspecify.annotations.Nullable;

/**
 * Names of the answers of a run: what is asked, and of which rows. What is asked in a slice rests
 * on the rows that the slice has of the tables that are asked, and on whether it is the first,
 * which has the rows that are in no other.
 */
final class AnswerNames {

  private final Levels levels;
  private final IntFunction<String> tables;
  private final StepNames steps;
  private final SortedMap<Integer, Map<Integer, InputPartition>> slices;
  private final SortedMap<Integer, SortedMap<Integer, String>> rows = new TreeMap<>();

  /**
   * @param tables names of tables, by number
   */
  AnswerNames(Levels levels, IntFunction<String> tables) {
    this.levels = levels;
    this.tables = tables;
    steps = new StepNames(tables, levels.everywhere());
    slices = Slices.byNumber(levels.tables());
    slices.forEach((slice, partitions) -> rows.put(slice, identities(partitions)));
  }

  /** Returns the identities of partitions by table; those of unknown rows are not there. */
  static SortedMap<Integer, String> identities(Map<Integer, InputPartition> partitions) {
    SortedMap<Integer, String> identities = new TreeMap<>();
    partitions.forEach(
        (table, partition) -> {
          if (partition instanceof KnownRows known) {
            known.identity().ifPresent(identity -> identities.put(table, identity));
          }
        });
    return identities;
  }

  /** Returns the names of the answers about all rows, by the number of the output. */
  SortedMap<Integer, String> ofOutputs() {
    SortedMap<Integer, String> names = new TreeMap<>();
    for (int i = 0; i < levels.outputs().size(); i++) {
      int number = i;
      nameOf("all", levels.outputs().get(i), slice -> true)
          .ifPresent(name -> names.put(number, name));
    }
    return names;
  }

  /**
   * Returns the names of the answers of slices, by the number of the slice, by that of the output
   * or exchange.
   *
   * @param places into how many places rows are exchanged
   */
  SortedMap<Integer, SortedMap<Integer, String>> ofSlices(int places) {
    SortedMap<Integer, SortedMap<Integer, String>> names = new TreeMap<>();
    for (int slice : slices.keySet()) {
      SortedMap<Integer, String> own = new TreeMap<>();
      String which = slice == 0 ? "first" : "other";
      levels.forEachAt(
          0,
          (number, output) ->
              nameOf(which, output, other -> other == slice)
                  .ifPresent(name -> own.put(number, name)),
          (number, exchange) ->
              nameOf(which + " of " + places, exchange, other -> other == slice)
                  .ifPresent(name -> own.put(number, name)));
      names.put(slice, own);
    }
    return names;
  }

  /** Returns the name of an answer about the rows of some slices; empty where some are unknown. */
  private Optional<String> nameOf(String which, Step step, IntPredicate isOf) {
    StepNames.Named named = steps.of(step);
    if (named.name() == null) {
      return Optional.empty();
    }

    List<String> texts = new ArrayList<>(List.of(which, named.name()));
    for (int slice : slices.keySet()) {
      if (isOf.test(slice) && !addRows(slice, named.tables(), texts)) {
        return Optional.empty();
      }
    }
    return Optional.of(StepNames.sha256(texts));
  }

  private boolean addRows(int slice, SortedSet<Integer> read, List<String> texts) {
    for (int table : read) {
      String identity = identity(slice, table);
      if (identity == null) {
        return false;
      }

      texts.add(tables.apply(table) + " " + identity); // another run has other numbers
    }
    return true;
  }

  private @Nullable String identity(int slice, int table) {
    boolean isRead = slices.getOrDefault(slice, Map.of()).containsKey(table);
    return isRead ? rows.getOrDefault(slice, new TreeMap<>()).get(table) : "none";
  }
}
