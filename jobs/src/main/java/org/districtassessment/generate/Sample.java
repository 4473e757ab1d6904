package org.districtassessment.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Rows that defects might take: of each year and defect all whose draws are below the defect's
 * share, and the lowest others as far as the defect wants spare ones. Samples of some units each
 * come together to the same sample as all units at once.
 */
final class Sample implements Serializable {

  private final Map<Of, Lowest> candidates = new HashMap<>();

  private record Of(int year, int defect) implements Serializable {}

  /**
   * A row that may be chosen; the lower its draw, the sooner.
   *
   * @param above hashes of the rows above, the nearest first
   * @param values what another row would borrow
   */
  record Candidate(
      String unit, long key, long entity, List<Long> above, double draw, List<String> values)
      implements Serializable, Comparable<Candidate> {

    @Override
    public int compareTo(Candidate other) {
      int byDraw = Double.compare(draw, other.draw);
      return byDraw != 0 ? byDraw : Long.compare(key, other.key);
    }

    boolean isIn(Set<Long> used) {
      return used.contains(entity) || above.stream().anyMatch(used::contains);
    }
  }

  /** Candidates of one year and defect. */
  static final class Lowest implements Serializable {

    private final int spare;
    private final double share;
    private final List<Candidate> shared = new ArrayList<>();
    private final PriorityQueue<Candidate> others = new PriorityQueue<>(Comparator.reverseOrder());

    private Lowest(int spare, double share) {
      this.spare = spare;
      this.share = share;
    }

    /** Whether a row with this draw would stay, as far as is known by now. */
    boolean takes(double draw) {
      return draw < share
          || (spare > 0 && (others.size() < spare || draw <= others.element().draw()));
    }

    void add(Candidate candidate) {
      if (candidate.draw() < share) {
        shared.add(candidate);
        return;
      }
      others.add(candidate);
      if (others.size() > spare) {
        others.remove();
      }
    }

    private void addAll(Lowest other) {
      shared.addAll(other.shared);
      other.others.forEach(this::add);
    }
  }

  /**
   * Returns where candidates of a year and defect gather.
   *
   * @param spare how many are wanted whose draws are not below the share
   */
  Lowest lowest(int year, int defect, int spare, double share) {
    return candidates.computeIfAbsent(new Of(year, defect), of -> new Lowest(spare, share));
  }

  /** Returns the candidates of a year and defect, in order. */
  List<Candidate> of(int year, int defect) {
    Lowest lowest = candidates.get(new Of(year, defect));
    if (lowest == null) {
      return List.of();
    }
    List<Candidate> all = new ArrayList<>(lowest.shared);
    all.addAll(lowest.others);
    all.sort(Comparator.naturalOrder());
    return all;
  }

  /** Adds another sample, and returns this. */
  Sample with(Sample other) {
    other.candidates.forEach(
        (of, lowest) ->
            candidates
                .computeIfAbsent(of, any -> new Lowest(lowest.spare, lowest.share))
                .addAll(lowest));
    return this;
  }
}
