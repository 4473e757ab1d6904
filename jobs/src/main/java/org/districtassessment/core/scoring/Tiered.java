package org.districtassessment.core.scoring;

import static java.util.Objects.requireNonNull;
import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bands (阶梯赋分，分档计分): the points of the band the value falls into.
 *
 * <p>A band reaches from its own start, which belongs to it, to the start of the next better one,
 * which does not; the last band takes the rest. So bands neither overlap nor leave a gap, which
 * printed tables such as "100%: 5分; 90–100%: 3分" leave open.
 *
 * <p>Interpolated, a band's points hold at its start and grow in a straight line to those of the
 * next better band; the best band and the last one, which has no start, stay flat.
 *
 * @param bands best first, at least two; starts go strictly in the bad direction, points strictly
 *     down; the best band is worth all points of the indicator
 * @param interpolate straight lines instead of steps
 * @param direction the side of a start on which its band lies
 */
public record Tiered(List<Band> bands, boolean interpolate, Direction direction)
    implements ScoringFunction {

  /**
   * One band.
   *
   * @param from where it starts, in the indicator's unit; null for the last band
   * @param points at least 0
   */
  public record Band(@Nullable BigDecimal from, BigDecimal points) {

    public Band {
      check(points.signum() >= 0, "Invalid points of a band: %s (must be >= 0)", points);
    }

    private BigDecimal start() {
      return requireNonNull(from, "from");
    }
  }

  public Tiered {
    bands = List.copyOf(bands);
    direction.checkOneWay();
    int last = bands.size() - 1;
    check(last >= 1, "A tiered score needs at least two bands");
    check(
        bands.get(last).from() == null,
        "The last band must have no from, as it takes the rest; it has %s",
        bands.get(last).from());
    for (int i = 0; i < last; i++) {
      check(bands.get(i).from() != null, "Band %s needs a from; only the last has none", i + 1);
    }
    for (int i = 1; i <= last; i++) {
      Band better = bands.get(i - 1);
      Band band = bands.get(i);
      check(
          band.from() == null || direction.isBetter(better.start(), band.from()),
          "Bands must be listed best first: from %s cannot follow from %s",
          band.from(),
          better.from());
      check(
          band.points().compareTo(better.points()) < 0,
          "Bands must lose points from one to the next: %s cannot follow %s",
          band.points(),
          better.points());
    }
  }

  @Override
  public void checkScale(BigDecimal full) {
    BigDecimal best = bands.get(0).points();
    check(
        best.compareTo(full) == 0,
        "Invalid points of the best band: %s (must be the indicator's %s)",
        best,
        full);
  }

  @Override
  public List<Threshold> thresholds() {
    return IntStream.range(0, bands.size() - 1)
        .mapToObj(
            i -> new Threshold(List.of("bands", String.valueOf(i), "from"), bands.get(i).start()))
        .toList();
  }

  @Override
  public Optional<BigDecimal> points(ScoringInput input, BigDecimal full) {
    int last = bands.size() - 1;
    int index = 0;
    while (index < last && !reaches(bands.get(index), input.value())) {
      index++;
    }

    Band band = bands.get(index);
    if (!interpolate || index == 0 || index == last) {
      return Optional.of(band.points());
    }

    Band better = bands.get(index - 1);
    BigDecimal gained =
        better
            .points()
            .subtract(band.points())
            .multiply(input.value().subtract(band.start()))
            .divide(better.start().subtract(band.start()), MathContext.DECIMAL128);
    return Optional.of(band.points().add(gained));
  }

  private boolean reaches(Band band, BigDecimal value) {
    return !direction.isBetter(band.start(), value);
  }
}
