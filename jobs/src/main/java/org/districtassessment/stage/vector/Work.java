package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.connector.read.InputPartition;
import org.districtassessment.stage.vector.Step.Everywhere;
import org.districtassessment.stage.vector.Step.Exchange;

/**
 * What every task of a level does. Steps that several others are made of are the same object, also
 * after a journey.
 *
 * @param outputs steps whose rows are wanted, and that are at the level
 * @param numbers of the outputs
 * @param exchanges that take rows of the level
 * @param exchangeNumbers of the exchanges
 * @param received the exchanges that give rows to the level
 * @param receivedNumbers of those
 * @param everywhere steps whose rows are everywhere
 * @param everywhereRows their rows
 * @param places into how many places rows are exchanged
 */
record Work(
    int level,
    List<Step> outputs,
    List<Integer> numbers,
    List<Exchange> exchanges,
    List<Integer> exchangeNumbers,
    List<Exchange> received,
    List<Integer> receivedNumbers,
    List<Everywhere> everywhere,
    List<List<Block>> everywhereRows,
    Map<Integer, TableRead> tables,
    int places)
    implements Serializable {

  /** Stands for the driver among places. */
  static final int DRIVER = -1;

  /** Stands among places for rows that are too many for the driver. */
  static final int TOO_MANY = -2;

  /** Returns the rows that are everywhere, unpacked once for all that is done. */
  IdentityHashMap<Step, Frame> spread() {
    IdentityHashMap<Step, Frame> frames = new IdentityHashMap<>();
    for (int i = 0; i < everywhere.size(); i++) {
      Step step = everywhere.get(i);
      frames.put(step, StepFrames.united(step.types(), everywhereRows.get(i)));
    }
    return frames;
  }

  /**
   * Returns the blocks of a slice of what was submitted.
   *
   * @param spread what {@link #spread} gave
   */
  List<Block> ofSlice(
      Kernels kernels,
      IdentityHashMap<Step, Frame> spread,
      int slice,
      Map<Integer, InputPartition> partitions) {
    UnitParts parts = UnitParts.read(tables, partitions);
    List<Block> blocks = new ArrayList<>();
    for (int part = 0; part < parts.count(); part++) {
      int own = part;
      StepFrames frames =
          new StepFrames(
              kernels,
              level,
              slice + part,
              step ->
                  step instanceof Step.Scan scan
                      ? parts.frame(scan.table(), own)
                      : requireNonNull(spread.get(step)));
      blocks.addAll(blocks(frames, kernels));
    }
    return blocks;
  }

  /** Returns what is done for some outputs and exchanges only, by their numbers. */
  Work only(Set<Integer> asked) {
    List<Step> steps = new ArrayList<>();
    List<Integer> stepNumbers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      if (asked.contains(numbers.get(i))) {
        steps.add(outputs.get(i));
        stepNumbers.add(numbers.get(i));
      }
    }
    List<Exchange> given = new ArrayList<>();
    List<Integer> givenNumbers = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      if (asked.contains(exchangeNumbers.get(i))) {
        given.add(exchanges.get(i));
        givenNumbers.add(exchangeNumbers.get(i));
      }
    }
    List<Step> ends = new ArrayList<>(steps);
    given.forEach(exchange -> ends.add(exchange.of()));
    Map<Integer, TableRead> read = new TreeMap<>();
    for (Step step : Needed.here(ends)) {
      if (step instanceof Step.Scan scan) {
        read.put(scan.table(), requireNonNull(tables.get(scan.table())));
      }
    }
    return new Work(
        level,
        steps,
        stepNumbers,
        given,
        givenNumbers,
        received,
        receivedNumbers,
        everywhere,
        everywhereRows,
        read,
        places);
  }

  /** Returns the blocks of a place to which others were sent. */
  List<Block> ofPlace(Kernels kernels, int place, List<Block> sent) {
    IdentityHashMap<Step, Frame> spread = spread();
    return blocks(
        new StepFrames(
            kernels,
            level,
            place,
            step -> {
              for (int i = 0; i < received.size(); i++) {
                if (received.get(i) == step) {
                  int number = receivedNumbers.get(i);
                  return StepFrames.united(
                      step.types(), sent.stream().filter(block -> block.step() == number).toList());
                }
              }
              return requireNonNull(spread.get(step));
            }),
        kernels);
  }

  private List<Block> blocks(StepFrames frames, Kernels kernels) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Frame rows = frames.of(outputs.get(i));
      if (rows.rows() > 0) {
        blocks.add(block(numbers.get(i), DRIVER, rows, outputs.get(i).types().size()));
      }
    }
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      Frame rows = frames.of(exchange.of());
      if (rows.rows() > 0) {
        send(exchange, exchangeNumbers.get(i), rows, kernels, blocks);
      }
    }
    return blocks;
  }

  private void send(
      Exchange exchange, int number, Frame rows, Kernels kernels, List<Block> blocks) {
    int columns = exchange.types().size();
    if (exchange.keys().isEmpty()) {
      blocks.add(block(number, 0, rows, columns));
      return;
    }

    long[] hashes = Groups.hashes(rows.all(kernels.of(exchange.keys())), rows.rows());
    int[][] byPlace = new int[places][16];
    int[] counts = new int[places];
    for (int row = 0; row < rows.rows(); row++) {
      int place = (int) Long.remainderUnsigned(hashes[row], places);
      if (counts[place] == byPlace[place].length) {
        byPlace[place] = Arrays.copyOf(byPlace[place], 2 * counts[place]);
      }
      byPlace[place][counts[place]++] = row;
    }
    for (int place = 0; place < places; place++) {
      if (counts[place] > 0) {
        blocks.add(
            block(number, place, rows.take(Arrays.copyOf(byPlace[place], counts[place])), columns));
      }
    }
  }

  private static Block block(int number, int place, Frame rows, int columns) {
    List<Column> all = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      all.add(rows.column(i));
    }
    return Block.of(number, place, all, rows.rows());
  }
}
