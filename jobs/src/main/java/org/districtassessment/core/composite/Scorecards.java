package org.districtassessment.core.composite;

import java.util.List;
import org.districtassessment.core.index.IndexResult;
import org.jspecify.annotations.Nullable;

/**
 * The scored year: scorecards by rank, then unit key; indicator scores by unit key, then rule
 * order.
 *
 * @param index everything on the way to the totals of an index; null in a points system
 */
public record Scorecards(
    List<Scorecard> cards, List<IndicatorScore> indicatorScores, @Nullable IndexResult index) {

  /** Digits after the point of published points; totals are sums of exactly these. */
  public static final int POINT_SCALE = 10;

  public Scorecards {
    cards = List.copyOf(cards);
    indicatorScores = List.copyOf(indicatorScores);
  }
}
