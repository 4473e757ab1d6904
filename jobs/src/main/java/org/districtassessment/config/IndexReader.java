package org.districtassessment.config;

import java.util.List;
import java.util.Optional;
import org.districtassessment.config.WeightMethodReader.Weighting;
import org.districtassessment.core.index.aggregate.Aggregation;
import org.districtassessment.core.index.aggregate.WeightedArithmetic;
import org.districtassessment.core.index.normalise.MinMax;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.NodeMethod;
import org.jspecify.annotations.Nullable;

/** Reads {@code index}, and the same keys of a dimension that goes another way. */
final class IndexReader {

  /** Of a node that says nothing. */
  private static final NodeMethod USUAL =
      new NodeMethod(new WeightedArithmetic(), FixedWeights.ofAnyTotal(), List.of(), 0);

  private static final Normalisation NO_NORMALISATION = new MinMax(0, 1);

  private IndexReader() {}

  static Optional<IndexMethod> read(Mapping index) {
    List<PreparationStep> steps = PreparationReader.all(index);
    Normalisation normalisation =
        index.required(
            index.mapping("normalise").flatMap(NormalisationReader::read), NO_NORMALISATION);
    NodeMethod total = node(index, null);
    return index.build(() -> new IndexMethod(steps, normalisation, total, index.at()));
  }

  /**
   * Returns how a node comes from its children; what its mapping does not say is as in {@code
   * whole}, or as usual.
   */
  static NodeMethod node(Mapping node, @Nullable NodeMethod whole) {
    NodeMethod usual = whole == null ? USUAL : handedDown(whole);
    Aggregation aggregation =
        node.findMapping("aggregate")
            .map(each -> node.required(AggregationReader.read(each), usual.aggregation()))
            .orElse(usual.aggregation());
    Weighting inherited = new Weighting(usual.weighting(), usual.order());
    Weighting weighting =
        node.findMapping("weights")
            .map(each -> node.required(WeightMethodReader.read(each), inherited))
            .orElse(inherited);
    double minimum =
        node.findNumber("minimum-available")
            .map(Number::doubleValue)
            .orElse(usual.minimumAvailable());
    if (minimum < 0 || minimum > 1) {
      node.refuse(
          node.at("minimum-available"),
          "Invalid minimum-available: %s (a share of the children, in [0, 1])".formatted(minimum));
    }
    return new NodeMethod(aggregation, weighting.method(), weighting.order(), minimum);
  }

  /** Judgements are about the children of one node, so they are not handed down. */
  private static NodeMethod handedDown(NodeMethod whole) {
    return whole.order().isEmpty()
        ? whole
        : new NodeMethod(
            whole.aggregation(), USUAL.weighting(), List.of(), whole.minimumAvailable());
  }
}
