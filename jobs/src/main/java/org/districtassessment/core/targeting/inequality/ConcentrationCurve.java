package org.districtassessment.core.targeting.inequality;

import static org.districtassessment.core.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which share of the money goes to the neediest share p of the people, for every p.
 *
 * <p>One point after each tie group, straight lines between; so tied units share what their group
 * gets. Undefined as the {@linkplain ConcentrationIndex index} is.
 *
 * @param points from (0, 0) to (1, 1), by people
 */
public record ConcentrationCurve(List<Point> points) {

  /** Distance from the diagonal that counts as none. */
  private static final double TOLERANCE = 1e-12;

  /**
   * A point of the curve.
   *
   * @param people share of people, in [0, 1]
   * @param money share of money, in [0, 1]
   */
  public record Point(double people, double money) {}

  /** Where the curve lies relative to the diagonal between its ends. */
  public enum Dominance {
    /** Nowhere below and somewhere above: the neediest get more than their share at every p. */
    ABOVE,
    /** Nowhere above and somewhere below. */
    BELOW,
    /** On it everywhere. */
    ON,
    /** Above at some p, below at others: the index alone misleads. */
    CROSSES
  }

  public ConcentrationCurve {
    check(points.size() >= 2, "A concentration curve has two points or more: %s", points);
    points = List.copyOf(points);
  }

  /** Draws the curve; empty where the index is undefined, which says why. */
  public static Optional<ConcentrationCurve> of(RankedValues ranked) {
    if (ranked.undefined().isPresent()) {
      return Optional.empty();
    }

    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0));
    double people = 0;
    double money = 0;
    int last = ranked.size() - 1;
    for (int i = 0; i < last; i++) {
      people += ranked.share(i);
      money += ranked.share(i) * ranked.value(i) / ranked.mean();
      if (ranked.tieGroup(i) != ranked.tieGroup(i + 1)) {
        points.add(new Point(people, money));
      }
    }
    points.add(new Point(1, 1));
    return Optional.of(new ConcentrationCurve(points));
  }

  /**
   * Returns the share of money that goes to the neediest.
   *
   * @param people their share of people, in [0, 1]
   */
  public double shareOfNeediest(double people) {
    check(people >= 0 && people <= 1, "Invalid share of people: %s (must be in [0, 1])", people);
    int right = 1;
    while (points.get(right).people() < people) {
      right++;
    }
    Point from = points.get(right - 1);
    Point to = points.get(right);
    double part = (people - from.people()) / (to.people() - from.people());
    return from.money() + part * (to.money() - from.money());
  }

  /** Returns where the curve lies; it is enough to look at its points. */
  public Dominance dominance() {
    boolean above = false;
    boolean below = false;
    for (Point point : points) {
      above |= point.money() - point.people() > TOLERANCE;
      below |= point.people() - point.money() > TOLERANCE;
    }
    if (above) {
      return below ? Dominance.CROSSES : Dominance.ABOVE;
    }
    return below ? Dominance.BELOW : Dominance.ON;
  }
}
