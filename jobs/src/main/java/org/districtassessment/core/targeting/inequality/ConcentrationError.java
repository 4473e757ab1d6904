package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.districtassessment.core.targeting.Measurement;
import org.districtassessment.core.targeting.Undefined;
import org.districtassessment.core.targeting.inequality.WeightedLine.Covariance;

/**
 * Standard errors of the {@linkplain ConcentrationIndex concentration index} by regression.
 *
 * <p>The convenient regression 2σ²ᴿ h ÷ μ = α + βR has β = C, where σ²ᴿ = Σ f (R − ½)² is the
 * population variance of ranks; it takes μ as known. The delta method fits h = α + βR, writes C =
 * 2σ²ᴿ β ÷ (α + β ÷ 2), and so adds the uncertainty of μ. O'Donnell and others (World Bank, 2008),
 * chapter 8.
 *
 * <p>Undefined where the index is, for less than three units, and where all are tied. A census of
 * units has no sampling error: then an error describes how even the pattern is, nothing more.
 */
public final class ConcentrationError {

  private ConcentrationError() {}

  /** Returns the error of the convenient regression, all residuals taken as alike. */
  public static Measurement classical(RankedValues ranked) {
    return convenient(ranked, WeightedLine::classical);
  }

  /** Returns the error of the convenient regression that allows for unlike residuals (HC1). */
  public static Measurement robust(RankedValues ranked) {
    return convenient(ranked, WeightedLine::robust);
  }

  /**
   * Returns the error of the convenient regression that allows for like residuals in a cluster.
   *
   * @param clusters of each row, in the order in which rows were given to {@code ranked}
   */
  public static Measurement clustered(RankedValues ranked, String[] clusters) {
    check(
        IntStream.range(0, ranked.size()).allMatch(i -> ranked.place(i) < clusters.length),
        "Fewer clusters than rows: %s",
        clusters.length);
    String[] inOrder =
        IntStream.range(0, ranked.size())
            .mapToObj(i -> clusters[ranked.place(i)])
            .toArray(String[]::new);
    return Arrays.stream(inOrder).distinct().count() < 2
        ? Measurement.undefined(Undefined.TOO_FEW_CLUSTERS)
        : convenient(ranked, line -> line.clustered(inOrder));
  }

  /** Returns the error by the delta method, all residuals taken as alike. */
  public static Measurement delta(RankedValues ranked) {
    return delta(ranked, WeightedLine::classical);
  }

  /** Returns the error by the delta method that allows for unlike residuals (HC1). */
  public static Measurement robustDelta(RankedValues ranked) {
    return delta(ranked, WeightedLine::robust);
  }

  private static Measurement convenient(
      RankedValues ranked, Function<WeightedLine, Covariance> method) {
    return undefined(ranked)
        .map(Measurement::undefined)
        .orElseGet(
            () -> {
              double scale = 2 * ranked.varianceOfRank() / ranked.mean();
              return Measurement.of(Math.sqrt(method.apply(line(ranked, scale)).slope()));
            });
  }

  private static Measurement delta(RankedValues ranked, Function<WeightedLine, Covariance> method) {
    Optional<Undefined> reason = undefined(ranked);
    if (reason.isPresent()) {
      return Measurement.undefined(reason.get());
    }

    WeightedLine line = line(ranked, 1);
    Covariance covariance = method.apply(line);
    double mean = line.intercept() + line.slope() / 2;
    double scale = 2 * ranked.varianceOfRank() / (mean * mean);
    double byIntercept = -scale * line.slope();
    double bySlope = scale * line.intercept();
    return Measurement.of(
        Math.sqrt(
            byIntercept * byIntercept * covariance.intercept()
                + 2 * byIntercept * bySlope * covariance.both()
                + bySlope * bySlope * covariance.slope()));
  }

  private static Optional<Undefined> undefined(RankedValues ranked) {
    return ranked.undefined().or(() -> WeightedLine.undefined(column(ranked, ranked::rank)));
  }

  private static WeightedLine line(RankedValues ranked, double scale) {
    return WeightedLine.fit(
        column(ranked, i -> scale * ranked.value(i)),
        column(ranked, ranked::rank),
        column(ranked, ranked::share));
  }

  private static double[] column(RankedValues ranked, IntToDoubleFunction of) {
    return IntStream.range(0, ranked.size()).mapToDouble(of).toArray();
  }
}
