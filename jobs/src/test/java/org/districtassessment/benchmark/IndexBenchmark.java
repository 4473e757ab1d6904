package org.districtassessment.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexIndicator;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.IndexNode;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.IndexRules;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.prepare.Fallback;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.prepare.TreatOutliers;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.scoring.Direction;
import org.districtassessment.core.scoring.Scope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time of a whole index on one thread: group means for gaps, screening, winsorising, min-max,
 * three levels of arithmetic means, ranks.
 *
 * <p>Values are lognormal, so of 1,400 units about one column in three has outliers, most of them
 * too many to winsorise; 3 % are missing.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class IndexBenchmark {

  private static final int CHILDREN = 6;
  private static final int GROUPS = 4;

  /** Units x indicators. */
  @Param({"51x49", "1400x40"})
  private String size = "";

  private IndexRules rules = rules(2);
  private IndexInput input = IndexInput.of(data(2, rules.indicatorIds()));

  @Setup
  public void prepare() {
    String[] parts = size.split("x", -1);
    int units = Integer.parseInt(parts[0]);
    int indicators = Integer.parseInt(parts[1]);
    rules = rules(indicators);
    input = IndexInput.of(data(units, rules.indicatorIds()));
  }

  @Benchmark
  public IndexResult wholeChain() {
    return MakeIndex.makeIndex(rules, input);
  }

  private static DataMatrix data(int units, List<String> ids) {
    Random random = new Random(4);
    double[][] cells = new double[ids.size()][units];
    for (double[] column : cells) {
      double spread = 0.1 + 0.7 * random.nextDouble();
      for (int unit = 0; unit < units; unit++) {
        boolean isMissing = random.nextInt(100) < 3;
        column[unit] = isMissing ? Double.NaN : Math.exp(spread * random.nextGaussian());
      }
    }
    List<String> keys = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      keys.add("unit" + unit);
      groups.add("group" + unit % GROUPS);
    }
    return DataMatrix.of(keys, groups, ids, cells);
  }

  private static IndexRules rules(int indicators) {
    List<IndexIndicator> columns = new ArrayList<>();
    List<IndexNode> nodes = new ArrayList<>();
    Map<String, Double> weights = new HashMap<>();
    List<String> waiting = new ArrayList<>();
    for (int i = 0; i < indicators; i++) {
      Direction direction = i % 3 == 0 ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER;
      columns.add(new IndexIndicator("i" + i, direction));
      waiting.add("i" + i);
    }
    waiting.forEach(id -> weights.put(id, 1.0 + weights.size() % 5));
    while (waiting.size() > 1) {
      List<String> children =
          new ArrayList<>(waiting.subList(0, Math.min(CHILDREN, waiting.size())));
      waiting.removeAll(children);
      String id = "n" + nodes.size();
      nodes.add(
          new IndexNode(id, children, new WeightedArithmetic(), FixedWeights.ofAnyTotal(), 0));
      weights.put(id, 1.0);
      waiting.add(id);
    }
    return new IndexRules(
        columns,
        List.of(
            new Impute(Impute.Method.MEAN, Scope.GROUP),
            new ScreenUnits(0.7, 0),
            new TreatOutliers(2, 3.5, OptionalInt.of(5), Fallback.of(Fallback.Kind.LOG), Set.of())),
        new MinMax(0, 100),
        Map.of(),
        nodes,
        weights);
  }
}
