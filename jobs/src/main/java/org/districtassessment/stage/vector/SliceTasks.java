package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.connector.read.InputPartition;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that compute what is asked of slices, or take the answers of an earlier run.
 *
 * @param packed the {@link Work} of all of them
 * @param asked numbers of its outputs and exchanges
 * @param answers null for none
 * @param run stands before the number of a slice in the names of places of answers
 */
record SliceTasks(
    Broadcast<byte[]> packed, TreeSet<Integer> asked, @Nullable Answers answers, String run)
    implements Serializable {

  /** Returns the place of a slice's answers. */
  static String place(String run, int slice) {
    return run + "-" + slice;
  }

  /** Returns the blocks of slices. */
  Iterator<Block> run(Iterator<Slices> slices) {
    OfTask task = new OfTask();
    List<Block> blocks = new ArrayList<>();
    slices.forEachRemaining(
        own ->
            own.slices()
                .forEach(
                    (slice, partitions) ->
                        blocks.addAll(
                            task.ofSlice(
                                slice,
                                partitions,
                                own.names().getOrDefault(slice, new TreeMap<>())))));
    return blocks.iterator();
  }

  /** What a task works with, which is unpacked when something has to be computed. */
  private final class OfTask {

    private final Kernels kernels = new Kernels();
    private @Nullable Work work;
    private @Nullable IdentityHashMap<Step, Frame> spread;

    private List<Block> ofSlice(
        int slice, Map<Integer, InputPartition> partitions, Map<Integer, String> names) {
      Answers of = names.isEmpty() ? null : answers;
      Map<String, byte[]> known = of == null ? Map.of() : of.of(place(run, slice));
      List<Block> blocks = new ArrayList<>();
      TreeSet<Integer> missing = new TreeSet<>();
      for (int number : asked) {
        byte[] answer = known.get(names.getOrDefault(number, ""));
        if (answer == null) {
          missing.add(number);
        } else {
          blocks.addAll(Block.unpack(answer, number));
        }
      }
      if (!missing.isEmpty()) {
        List<Block> computed = compute(slice, partitions, missing);
        blocks.addAll(computed);
        if (of != null) {
          of.replace(place(run, slice), answers(names, known, missing, computed));
        }
      }
      return blocks;
    }

    private List<Block> compute(
        int slice, Map<Integer, InputPartition> partitions, SortedSet<Integer> missing) {
      if (work == null) {
        work = Packed.unpack(packed.value(), Work.class);
        spread = work.spread();
      }
      Work own = missing.equals(asked) ? work : work.only(missing);
      return own.ofSlice(kernels, requireNonNull(spread), slice, partitions);
    }
  }

  /** The answers by name: those that were known and still are asked for, and those that are new. */
  private static Map<String, byte[]> answers(
      Map<Integer, String> names,
      Map<String, byte[]> known,
      SortedSet<Integer> missing,
      List<Block> computed) {
    Map<String, byte[]> all = new HashMap<>();
    names.forEach(
        (number, name) -> {
          byte[] before = known.get(name);
          if (before != null) {
            all.put(name, before);
          } else if (missing.contains(number)) {
            all.put(
                name,
                Block.pack(computed.stream().filter(block -> block.step() == number).toList()));
          }
        });
    return all;
  }
}
