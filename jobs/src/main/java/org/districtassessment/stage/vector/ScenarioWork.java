package org.districtassessment.stage.vector;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What every task does for scenarios.
 *
 * @param outputs steps whose rows are wanted
 * @param units positions of the columns of each output that name the unit
 */
record ScenarioWork(
    List<Step> outputs, List<Set<Integer>> units, Map<Integer, TableRead> tables, ScenarioKeys keys)
    implements Serializable {

  /** Returns the rows of a slice in all scenarios of its units, in a block for each output. */
  List<Block> ofSlice(Kernels kernels, Map<Integer, InputPartition> partitions) {
    UnitParts parts = UnitParts.read(tables, partitions);
    Map<UTF8String, List<Integer>> numbers = keys.numbersByControl();
    List<Block> blocks = new ArrayList<>();
    for (int part = 0; part < parts.count(); part++) {
      int own = part;
      ScenarioFrames frames =
          new ScenarioFrames(
              kernels, scan -> marked(parts.frame(scan.table(), own), scan.types().size()));
      for (int output = 0; output < outputs.size(); output++) {
        Block block = block(output, frames.of(outputs.get(output)), numbers);
        if (block.rows() > 0) {
          blocks.add(block);
        }
      }
    }
    return blocks;
  }

  /**
   * @param columns how many the table has before the one that says where a row is left out
   */
  private static ScenarioRows marked(Frame rows, int columns) {
    return ScenarioRows.lacking(rows, Absent.of(rows.column(columns)));
  }

  private Block block(int output, ScenarioRows of, Map<UTF8String, List<Integer>> numbers) {
    Step step = outputs.get(output);
    Column unit = of.rows().column(units.get(output).iterator().next());
    IntStream.Builder rows = IntStream.builder();
    IntStream.Builder scenarios = IntStream.builder();
    for (int row = 0; row < of.rows().rows(); row++) {
      Object control = unit.value(row);
      for (int scenario : control == null ? List.<Integer>of() : numbersOf(control, numbers)) {
        if (!of.absent().has(row, scenario)) {
          rows.add(row);
          scenarios.add(scenario);
        }
      }
    }
    int[] in = ScenarioRows.behind(scenarios.build().toArray(), of.moreIn());
    Frame all =
        new StepFrames.United(
            List.of(of.rows().take(rows.build().toArray()), of.more()), step.types());
    ColumnBuilder builder = new ColumnBuilder(DataTypes.StringType, in.length);
    for (int i = 0; i < in.length; i++) {
      builder.set(i, UTF8String.fromString(keys.keys().get(in[i])));
    }
    Column ofScenarios = builder.build();
    List<Column> columns =
        IntStream.range(0, step.types().size())
            .mapToObj(i -> units.get(output).contains(i) ? ofScenarios : all.column(i))
            .toList();
    return Block.of(output, Work.DRIVER, columns, in.length);
  }

  private static List<Integer> numbersOf(Object control, Map<UTF8String, List<Integer>> numbers) {
    return requireNonNull(numbers.get((UTF8String) control), "a unit without scenarios");
  }
}
