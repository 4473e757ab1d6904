package org.districtassessment.core.composite;

import java.util.List;

/**
 * The scored year: scorecards by rank, then unit key; indicator scores by unit key, then rule
 * order.
 */
public record Scorecards(List<Scorecard> cards, List<IndicatorScore> indicatorScores) {

  /** Digits after the point of published points; totals are sums of exactly these. */
  public static final int POINT_SCALE = 10;

  public Scorecards {
    cards = List.copyOf(cards);
    indicatorScores = List.copyOf(indicatorScores);
  }
}
