package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.GradeScale;

/** Ranks and grades what has been added up. */
final class MakeScorecards {

  private static final Comparator<Standing> BEST_FIRST =
      Comparator.comparing(Standing::total).reversed();

  private MakeScorecards() {}

  /** Returns one card per unit, by rank, then by key. */
  static List<Scorecard> makeScorecards(
      GradeScale scale, List<Standing> standings, PreviousYear previous) {
    Map<String, List<Standing>> groups =
        standings.stream().collect(Collectors.groupingBy(one -> one.unit().group()));
    Map<String, Integer> ranks = ranks(standings);
    Map<String, Integer> groupRanks = new HashMap<>();
    groups.values().forEach(group -> groupRanks.putAll(ranks(group)));
    Map<String, String> grades = AssignGrades.assignGrades(scale, standings);
    return standings.stream()
        .map(
            one ->
                new Scorecard(
                    one.unit(),
                    of(one, ranks),
                    of(one, groupRanks),
                    requireNonNull(groups.get(one.unit().group())).size(),
                    of(one, grades),
                    one.total(),
                    one.points(),
                    one.applicablePoints(),
                    one.dimensions(),
                    one.adjustments().bonus(),
                    one.adjustments().penalty(),
                    one.adjustments().vetoes().stream().map(Adjustment::id).toList(),
                    previous.ranks().get(one.unit().key()),
                    previous.totals().get(one.unit().key())))
        .sorted(Comparator.comparingInt(Scorecard::rank).thenComparing(card -> card.unit().key()))
        .toList();
  }

  private static Map<String, Integer> ranks(List<Standing> standings) {
    return CompetitionRanks.of(standings, one -> one.unit().key(), BEST_FIRST);
  }

  private static <T> T of(Standing standing, Map<String, T> byUnit) {
    return requireNonNull(byUnit.get(standing.unit().key()));
  }
}
