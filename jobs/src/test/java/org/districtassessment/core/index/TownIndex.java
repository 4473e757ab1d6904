package org.districtassessment.core.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.normalise.Scaled;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.index.weight.WeightMethod;
import org.districtassessment.core.scoring.Direction;

/**
 * A small index: town = 3 × access + 1 × safety, access = 1 × roads + 1 × schools, safety = fires,
 * of which fewer are better. Values stay as they are, but for the sign of fires.
 */
final class TownIndex {

  static final Normalisation AS_IT_IS = new Scaled(0, 1, 1);

  private final List<PreparationStep> preparation = new ArrayList<>();
  private final Map<String, Normalisation> own = new HashMap<>();
  private final Map<String, Double> weights =
      new HashMap<>(
          Map.of("roads", 1.0, "schools", 1.0, "fires", 2.0, "access", 3.0, "safety", 1.0));
  private Normalisation normalisation = AS_IT_IS;
  private Aggregation aggregation = new WeightedArithmetic();
  private WeightMethod weighting = FixedWeights.ofAnyTotal();
  private double minimumAvailable;

  TownIndex preparedBy(PreparationStep step) {
    preparation.add(step);
    return this;
  }

  TownIndex normalisedBy(Normalisation method) {
    normalisation = method;
    return this;
  }

  TownIndex normalisedBy(String indicator, Normalisation method) {
    own.put(indicator, method);
    return this;
  }

  TownIndex aggregatedBy(Aggregation method) {
    aggregation = method;
    return this;
  }

  TownIndex weightedBy(WeightMethod method) {
    weighting = method;
    return this;
  }

  TownIndex weighing(String id, double weight) {
    weights.put(id, weight);
    return this;
  }

  TownIndex withAtLeast(double share) {
    minimumAvailable = share;
    return this;
  }

  IndexRules rules() {
    return new IndexRules(
        List.of(
            new IndexIndicator("roads", Direction.HIGHER_IS_BETTER),
            new IndexIndicator("schools", Direction.HIGHER_IS_BETTER),
            new IndexIndicator("fires", Direction.LOWER_IS_BETTER)),
        preparation,
        normalisation,
        own,
        List.of(
            node("town", "access", "safety"),
            node("access", "roads", "schools"),
            node("safety", "fires")),
        weights);
  }

  IndexResult of(String matrix) {
    return MakeIndex.makeIndex(rules(), IndexInput.of(Matrices.matrix(matrix)));
  }

  private IndexNode node(String id, String... children) {
    return new IndexNode(id, List.of(children), aggregation, weighting, minimumAvailable);
  }
}
