package org.districtassessment.config;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.districtassessment.core.index.weight.CriticWeights;
import org.districtassessment.core.index.weight.EntropyWeights;
import org.districtassessment.core.index.weight.EqualWeights;
import org.districtassessment.core.index.weight.FixedWeights;
import org.districtassessment.core.index.weight.PairwiseComparison;
import org.districtassessment.core.index.weight.PairwiseComparison.Priorities;
import org.districtassessment.core.index.weight.PrincipalComponentWeights;
import org.districtassessment.core.index.weight.PrincipalComponentWeights.Loadings;
import org.districtassessment.core.index.weight.WeightMethod;

/** Reads {@code weights}: how much each child of a node counts. */
final class WeightMethodReader {

  private static final Pattern JUDGEMENT = Pattern.compile("[0-9]+([.][0-9]+)?(/[0-9]+)?");

  private static final Pattern BETWEEN = Pattern.compile("[ ,]+");

  /** The kinds of weighting. */
  private enum Kind {
    FIXED,
    EQUAL,
    PAIRWISE,
    ENTROPY,
    CRITIC,
    PRINCIPAL_COMPONENT
  }

  /**
   * A weighting.
   *
   * @param order the children in the order in which they are judged; empty where there is none
   */
  record Weighting(WeightMethod method, List<String> order) {}

  private WeightMethodReader() {}

  static Optional<Weighting> read(Mapping weights) {
    return weights.findKind(Choices.of(Kind.class)).flatMap(kind -> read(weights, kind));
  }

  private static Optional<Weighting> read(Mapping weights, Kind kind) {
    return switch (kind) {
      case FIXED -> {
        OptionalDouble total = Doubles.find(weights, "total");
        yield weights.build(() -> anyOrder(new FixedWeights(total)));
      }
      case EQUAL -> weights.build(() -> anyOrder(new EqualWeights()));
      case PAIRWISE -> pairwise(weights);
      case ENTROPY -> weights.build(() -> anyOrder(new EntropyWeights()));
      case CRITIC -> weights.build(() -> anyOrder(new CriticWeights()));
      case PRINCIPAL_COMPONENT -> {
        Loadings loadings =
            weights.findOneOf("loadings", Choices.of(Loadings.class)).orElse(Loadings.SQUARED);
        yield weights.build(() -> anyOrder(new PrincipalComponentWeights(loadings)));
      }
    };
  }

  private static Weighting anyOrder(WeightMethod method) {
    return new Weighting(method, List.of());
  }

  /** Judgements stand as rows above the diagonal: of the first child on the second, third, … */
  private static Optional<Weighting> pairwise(Mapping weights) {
    List<String> children = weights.texts("children");
    Priorities priorities =
        weights
            .findOneOf("priorities", Choices.of(Priorities.class))
            .orElse(Priorities.EIGENVECTOR);
    List<List<Double>> rows = new ArrayList<>();
    for (Node.Scalar row : weights.scalars("judgements")) {
      List<Double> judgements = judgements(row.text());
      int expected = children.size() - 1 - rows.size();
      if (judgements.size() != expected) {
        weights.refuse(
            row.at(),
            "Row %d of judgements has %d numbers, not %d (such as \"3 1/2\": one for each child behind"
                    .formatted(rows.size() + 1, judgements.size(), Math.max(expected, 0))
                + " this one)");
      }
      rows.add(judgements);
    }
    return weights.build(
        () -> {
          check(
              rows.size() == children.size() - 1,
              "Invalid judgements: %s rows (must be one less than children)",
              rows.size());
          return new Weighting(PairwiseComparison.ofUpperTriangle(rows, priorities), children);
        });
  }

  /** Returns the numbers of a row; none where one of them is no number above 0. */
  private static List<Double> judgements(String row) {
    List<Double> judgements = new ArrayList<>();
    for (String text : BETWEEN.splitAsStream(row.strip()).toList()) {
      if (!JUDGEMENT.matcher(text).matches()) {
        return List.of();
      }

      int slash = text.indexOf('/');
      double above = Double.parseDouble(slash < 0 ? text : text.substring(0, slash));
      double below = slash < 0 ? 1 : Double.parseDouble(text.substring(slash + 1));
      if (!(above > 0) || !(below > 0)) {
        return List.of();
      }
      judgements.add(above / below);
    }
    return judgements;
  }
}
