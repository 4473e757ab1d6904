package org.districtassessment.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses the rows that get a defect: those with the lowest draws among the rows that may be
 * chosen, never two of one entity nor one below a row that was chosen before it, and no entity in
 * two consecutive years, so that last year's defect does not show in this year's comparison. Those
 * that change two years come first, so that nothing else changes their rows. No rows are read but
 * those of the sample.
 */
final class ChooseRows {

  private final Spec spec;
  private final Map<String, Map<Choice.RowId, Choice>> choices = new TreeMap<>();
  private final Map<Integer, Set<Long>> taken = new HashMap<>();
  private final List<String> shortfalls = new ArrayList<>();

  private ChooseRows(Spec spec) {
    this.spec = spec;
  }

  /**
   * The chosen rows.
   *
   * @param byTable by table, the table of the defect
   * @param shortfalls defects that could not be planted as often as asked for
   */
  record Choices(Map<String, Map<Choice.RowId, Choice>> byTable, List<String> shortfalls) {

    /** No row has a defect. */
    static final Choices NONE = new Choices(Map.of(), List.of());
  }

  /**
   * Chooses.
   *
   * @param sample all rows that may be chosen
   */
  static Choices choose(Spec spec, Sample sample, List<Integer> years) {
    ChooseRows chooser = new ChooseRows(spec);
    for (boolean yearBefore : List.of(true, false)) {
      for (int year : years) {
        for (int defect = 0; defect < spec.defects().size(); defect++) {
          if (spec.defects().get(defect).yearBefore() == yearBefore) {
            chooser.take(year, defect, sample.of(year, defect));
          }
        }
      }
    }
    return new Choices(chooser.choices, List.copyOf(chooser.shortfalls));
  }

  private void take(int year, int index, List<Sample.Candidate> mine) {
    Spec.Defect defect = spec.defects().get(index);
    if (!defect.years().isEmpty() && !defect.years().contains(year)) {
      return;
    }

    int least = defect.count() == null ? 0 : defect.count();
    double share = defect.share() == null ? 0 : defect.share().doubleValue();
    int wanted = Math.max(least, (int) mine.stream().filter(each -> each.draw() < share).count());
    Set<Long> used = taken.computeIfAbsent(year, y -> new HashSet<>());
    Map<Choice.RowId, Choice> chosen =
        choices.computeIfAbsent(defect.table(), table -> new HashMap<>());
    int planted = 0;
    for (Sample.Candidate candidate : mine) {
      if (planted == wanted) {
        break;
      }
      if (candidate.isIn(used)) {
        continue;
      }
      Map<String, String> other = new TreeMap<>();
      if (!defect.borrow().isEmpty()) {
        Optional<Sample.Candidate> lender = lender(candidate, mine, used);
        if (lender.isEmpty()) {
          continue;
        }
        used.add(lender.get().entity());
        for (int i = 0; i < defect.borrow().size(); i++) {
          other.put(defect.borrow().get(i), lender.get().values().get(i));
        }
        if (defect.reportOther()) {
          chosen.put(
              new Choice.RowId(year, lender.get().key()), new Choice(index, false, Map.of()));
        }
      }
      used.add(candidate.entity());
      chosen.put(new Choice.RowId(year, candidate.key()), new Choice(index, true, other));
      if (defect.yearBefore()) {
        chosen.put(new Choice.RowId(year - 1, candidate.key()), new Choice(index, true, other));
        taken.computeIfAbsent(year - 1, y -> new HashSet<>()).add(candidate.entity());
      }
      planted++;
    }
    if (planted < least) {
      shortfalls.add(
          "%s in %s of %d: %d of %d"
              .formatted(defect.label(), defect.table(), year, planted, least));
    }
  }

  /** The next row of another unit. */
  private static Optional<Sample.Candidate> lender(
      Sample.Candidate borrower, List<Sample.Candidate> all, Set<Long> used) {
    return all.stream()
        .filter(other -> !other.unit().equals(borrower.unit()))
        .filter(other -> !other.isIn(used))
        .findFirst();
  }
}
