package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.districtassessment.stage.vector.Step.Everywhere;
import org.districtassessment.stage.vector.Step.Exchange;

/**
 * What is done before and after each exchange.
 *
 * @param outputs steps whose rows are wanted, which are numbered from 0
 * @param steps all that are computed, the first ones first
 * @param exchanges those among them that are exchanges, which are numbered behind the outputs
 * @param tables by number
 * @param everywhere rows of steps that are everywhere
 */
record Levels(
    List<Step> outputs,
    List<Step> steps,
    List<Exchange> exchanges,
    PlaceSteps placing,
    Map<Integer, TableRead.Planned> tables,
    IdentityHashMap<Everywhere, List<Block>> everywhere) {

  /** Takes the outputs of a level, and the exchanges that take rows of it, with their numbers. */
  void forEachAt(
      int level, BiConsumer<Integer, Step> ofOutputs, BiConsumer<Integer, Exchange> ofExchanges) {
    for (int i = 0; i < outputs.size(); i++) {
      if (placing.placeOf(outputs.get(i)).level() == level) {
        ofOutputs.accept(i, outputs.get(i));
      }
    }
    for (int i = 0; i < exchanges.size(); i++) {
      if (placing.placeOf(exchanges.get(i).of()).level() == level) {
        ofExchanges.accept(outputs.size() + i, exchanges.get(i));
      }
    }
  }

  /** Returns the numbers of outputs, and of the exchanges that have to be made for them. */
  Set<Integer> asked(Set<Integer> ofOutputs) {
    Set<Step> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    needed.addAll(Needed.here(ofOutputs.stream().map(outputs::get).toList()));
    Set<Integer> asked = new HashSet<>(ofOutputs);
    for (int i = 0; i < exchanges.size(); i++) {
      if (needed.contains(exchanges.get(i))) {
        asked.add(outputs.size() + i);
      }
    }
    return asked;
  }

  /** Returns how many levels there are for outputs. */
  int count(Set<Integer> ofOutputs) {
    return 1
        + ofOutputs.stream()
            .mapToInt(number -> placing.placeOf(outputs.get(number)).level())
            .max()
            .orElse(0);
  }

  /**
   * Returns what is done at a level.
   *
   * @param asked numbers of outputs and exchanges, others are not computed
   * @param places into how many places rows are exchanged
   */
  Work work(int level, Set<Integer> asked, int places) {
    List<Step> own = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    List<Exchange> given = new ArrayList<>();
    List<Integer> givenNumbers = new ArrayList<>();
    forEachAt(
        level,
        (number, output) -> {
          if (asked.contains(number)) {
            own.add(output);
            numbers.add(number);
          }
        },
        (number, exchange) -> {
          if (asked.contains(number)) {
            given.add(exchange);
            givenNumbers.add(number);
          }
        });
    List<Exchange> received = new ArrayList<>();
    List<Integer> receivedNumbers = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      if (exchange.level() == level) {
        received.add(exchange);
        receivedNumbers.add(outputs.size() + i);
      }
    }
    Map<Integer, TableRead> reads = new TreeMap<>();
    if (level == 0) {
      tables.forEach((table, planned) -> reads.put(table, planned.read()));
    }
    List<Everywhere> small = new ArrayList<>();
    List<List<Block>> smallRows = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Everywhere each) {
        small.add(each);
        smallRows.add(requireNonNull(everywhere.get(each)));
      }
    }
    return new Work(
        level,
        own,
        numbers,
        given,
        givenNumbers,
        received,
        receivedNumbers,
        small,
        smallRows,
        reads,
        places);
  }

  /** Returns the numbers of the exchanges that give rows to a level. */
  Set<Integer> receivedAt(int level) {
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < exchanges.size(); i++) {
      if (exchanges.get(i).level() == level) {
        numbers.add(outputs.size() + i);
      }
    }
    return numbers;
  }

  /** Returns the blocks of each output. */
  List<List<Block>> results(List<Block> blocks) {
    List<List<Block>> results = new ArrayList<>();
    outputs.forEach(output -> results.add(new ArrayList<>()));
    for (Block block : blocks) {
      if (block.place() == Work.DRIVER) {
        results.get(block.step()).add(block);
      }
    }
    return results;
  }
}
