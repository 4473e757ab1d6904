package org.districtassessment.generate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Chooses the rows that get a defect: those with the lowest draws among the rows that may be
 * chosen, never two of one entity nor one below a row that was chosen before it, and no entity in
 * two consecutive years, so that last year's defect does not show in this year's comparison. Those
 * that change two years come first, so that nothing else changes their rows. One pass over each
 * table that has defects of its own.
 */
final class ChooseRows {

  private static final String ENTITY = "_entity";
  private static final int SPARE = 40;
  private static final int FIRST_MAY = 5;

  private final Spec spec;
  private final long seed;
  private final Map<String, Map<Choice.RowId, Choice>> choices = new TreeMap<>();
  private final Map<Integer, Set<Long>> taken = new HashMap<>();
  private final List<String> shortfalls = new ArrayList<>();

  private ChooseRows(Spec spec, long seed) {
    this.spec = spec;
    this.seed = seed;
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

  static Choices choose(Spec spec, TableRows rows, List<Integer> years, long seed) {
    ChooseRows chooser = new ChooseRows(spec, seed);
    List<Candidate> candidates = new ArrayList<>();
    for (Spec.Table table : spec.tables()) {
      candidates.addAll(chooser.candidates(table, rows));
    }
    for (boolean yearBefore : List.of(true, false)) {
      for (int year : years) {
        for (int defect = 0; defect < spec.defects().size(); defect++) {
          if (spec.defects().get(defect).yearBefore() == yearBefore) {
            chooser.take(year, defect, candidates);
          }
        }
      }
    }
    return new Choices(chooser.choices, List.copyOf(chooser.shortfalls));
  }

  /** A row that may be chosen; the lower its draw, the sooner. */
  private record Candidate(
      int defect,
      int year,
      String unit,
      long key,
      long entity,
      List<Long> above,
      double draw,
      List<String> values)
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

  private List<Candidate> candidates(Spec.Table table, TableRows rows) {
    List<Integer> defects = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    columns.add(col(TableRows.YEAR));
    columns.add(col(TableRows.UNIT));
    columns.add(col(SpecExpressions.KEY));
    columns.add(col(ENTITY));
    columns.add(
        array(spec.ancestors(table).stream().map(name -> keyOf(name)).toArray(Column[]::new))
            .cast("array<bigint>"));
    Dataset<Row> all =
        rows.of(table)
            .withColumn(
                ENTITY, table.entity() == null ? col(SpecExpressions.KEY) : keyOf(table.entity()));
    List<Column> borrowed = new ArrayList<>();
    List<Sampler> samplers = new ArrayList<>();
    for (int i = 0; i < spec.defects().size(); i++) {
      Spec.Defect defect = spec.defects().get(i);
      if (defect.table().equals(table.name())) {
        defects.add(i);
        columns.add(may(defect, all).as("_may" + i));
        samplers.add(
            new Sampler(
                i,
                Draws.hash(seed, Integer.toString(i), defect.label()),
                borrowed.size(),
                defect.borrow().size(),
                defect.count() == null ? -1 : 4 * defect.count() + SPARE,
                defect.share() == null ? 0 : defect.share().doubleValue()));
        for (String name : defect.borrow()) {
          borrowed.add(col(name).cast("string").as("_borrow" + borrowed.size()));
        }
      }
    }
    if (defects.isEmpty()) {
      return List.of();
    }

    columns.addAll(borrowed);
    Dataset<Row> eligible =
        all.where(pmod(xxhash64(col(ENTITY)), lit(2L)).equalTo(pmod(col(TableRows.YEAR), lit(2))));
    return eligible
        .select(columns.toArray(Column[]::new))
        .javaRDD()
        .mapPartitions(partition -> sample(partition, samplers))
        .collect();
  }

  private static Column keyOf(String above) {
    return SpecExpressions.whole(SpecExpressions.ofAbove(above, SpecExpressions.KEY));
  }

  private static Column may(Spec.Defect defect, Dataset<Row> rows) {
    Column may = lit(true);
    if (defect.where() != null) {
      TableRows.typeOf(rows, defect.where());
      may = coalesce(SpecExpressions.column(defect.where()), lit(false));
    }
    if (!defect.years().isEmpty()) {
      may = may.and(col(TableRows.YEAR).isin(defect.years().toArray()));
    }
    return may;
  }

  /** Which rows of a partition one defect might take: those below the share, then the lowest. */
  private record Sampler(
      int defect, long seed, int firstBorrowed, int borrowed, int most, double share)
      implements Serializable {}

  private static Iterator<Candidate> sample(Iterator<Row> rows, List<Sampler> samplers) {
    Map<Choice.RowId, PriorityQueue<Candidate>> best = new HashMap<>();
    List<Candidate> shared = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int i = 0; i < samplers.size(); i++) {
        if (!row.getBoolean(FIRST_MAY + i)) {
          continue;
        }
        Sampler sampler = samplers.get(i);
        double draw = Draws.draw(sampler.seed(), row.getLong(2), row.getInt(0));
        if (draw < sampler.share()) {
          shared.add(candidate(row, sampler, draw, FIRST_MAY + samplers.size()));
          continue;
        }
        if (sampler.most() < 0) {
          continue;
        }
        PriorityQueue<Candidate> lowest =
            best.computeIfAbsent(
                new Choice.RowId(row.getInt(0), sampler.defect()),
                id -> new PriorityQueue<>(Comparator.reverseOrder()));
        if (lowest.size() < sampler.most() || draw < lowest.element().draw()) {
          lowest.add(candidate(row, sampler, draw, FIRST_MAY + samplers.size()));
          if (lowest.size() > sampler.most()) {
            lowest.remove();
          }
        }
      }
    }
    best.values().forEach(shared::addAll);
    return shared.iterator();
  }

  private static Candidate candidate(Row row, Sampler sampler, double draw, int firstValue) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < sampler.borrowed(); i++) {
      int at = firstValue + sampler.firstBorrowed() + i;
      values.add(row.isNullAt(at) ? "" : row.getString(at));
    }
    return new Candidate(
        sampler.defect(),
        row.getInt(0),
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        List.copyOf(row.<Long>getList(4)),
        draw,
        List.copyOf(values));
  }

  private void take(int year, int index, List<Candidate> candidates) {
    Spec.Defect defect = spec.defects().get(index);
    if (!defect.years().isEmpty() && !defect.years().contains(year)) {
      return;
    }

    List<Candidate> mine =
        candidates.stream()
            .filter(candidate -> candidate.defect() == index && candidate.year() == year)
            .sorted()
            .toList();
    int least = defect.count() == null ? 0 : defect.count();
    double share = defect.share() == null ? 0 : defect.share().doubleValue();
    int wanted = Math.max(least, (int) mine.stream().filter(each -> each.draw() < share).count());
    Set<Long> used = taken.computeIfAbsent(year, y -> new HashSet<>());
    Map<Choice.RowId, Choice> chosen =
        choices.computeIfAbsent(defect.table(), table -> new HashMap<>());
    int planted = 0;
    for (Candidate candidate : mine) {
      if (planted == wanted) {
        break;
      }
      if (candidate.isIn(used)) {
        continue;
      }
      Map<String, String> other = new TreeMap<>();
      if (!defect.borrow().isEmpty()) {
        Optional<Candidate> lender = lender(candidate, mine, used);
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
  private static Optional<Candidate> lender(
      Candidate borrower, List<Candidate> all, Set<Long> used) {
    return all.stream()
        .filter(other -> !other.unit().equals(borrower.unit()))
        .filter(other -> !other.isIn(used))
        .findFirst();
  }
}
