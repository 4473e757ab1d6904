package org.districtassessment.core.targeting.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.rule.DisciplineRule;
import org.districtassessment.core.targeting.MoneyRow;
import org.jspecify.annotations.Nullable;

/**
 * Rows of money that are parts of one whole and look as if it were paid for twice. One whole may
 * look so in several ways; each is a row. Money taken back is not counted.
 *
 * @param whole what the rows are parts of
 * @param units whose rows they are, in order
 * @param sources of the rows, in order
 * @param rows how many
 * @param amount gross money of the rows
 * @param total money of the whole as the rows state it, the greatest where they differ; null where
 *     none does
 * @param twice the part of the amount that may be too much
 * @param statuses what became of the anomalies of these rows, in order; empty where there are none
 */
public record FinancedTwice(
    Way way,
    String whole,
    SortedSet<String> units,
    SortedSet<String> sources,
    int rows,
    BigDecimal amount,
    @Nullable BigDecimal total,
    BigDecimal twice,
    SortedSet<AnomalyStatus> statuses) {

  /** How a whole can be paid for twice. */
  public enum Way {
    /** Several units list it; too much is what all but the one with the most money have. */
    UNITS("units"),
    /** The rows of a unit add up to more than the whole; too much is what exceeds it. */
    ABOVE_TOTAL("above-total"),
    /**
     * A unit lists it twice with one source and one place; too much are all rows but the greatest.
     */
    SOURCE("source");

    private final String code;

    Way(String code) {
      this.code = code;
    }

    /** Returns the stable name that tables carry. */
    public String code() {
      return code;
    }
  }

  /** Returns them by way, the most money that may be too much first. */
  static List<FinancedTwice> of(
      List<MoneyRow> rows, List<Doubt> doubts, DisciplineRule.DoubleFinancing rule) {
    Map<String, SortedSet<AnomalyStatus>> statuses =
        doubts.stream()
            .filter(doubt -> rule.checks().contains(doubt.check()))
            .collect(
                Collectors.groupingBy(
                    Discipline::key,
                    Collectors.mapping(Doubt::status, Collectors.toCollection(TreeSet::new))));
    List<FinancedTwice> all = new ArrayList<>();
    for (List<MoneyRow> whole : by(given(rows), row -> Optional.ofNullable(row.whole()))) {
      Collection<List<MoneyRow>> ofUnits = by(whole, row -> Optional.of(row.unit()));
      if (ofUnits.size() > 1) {
        BigDecimal most = ofUnits.stream().map(Discipline::gross).max(BigDecimal::compareTo).get();
        all.add(of(Way.UNITS, whole, Discipline.gross(whole).subtract(most), rule, statuses));
      }
      for (List<MoneyRow> ofUnit : ofUnits) {
        aboveTotal(ofUnit, rule)
            .ifPresent(above -> all.add(of(Way.ABOVE_TOTAL, ofUnit, above, rule, statuses)));
        for (List<MoneyRow> alike : by(ofUnit, row -> Optional.of(sourceAndPlace(row)))) {
          if (alike.size() > 1) {
            BigDecimal most = alike.stream().map(MoneyRow::amount).max(BigDecimal::compareTo).get();
            all.add(of(Way.SOURCE, alike, Discipline.gross(alike).subtract(most), rule, statuses));
          }
        }
      }
    }
    all.sort(
        Comparator.comparing(FinancedTwice::way)
            .thenComparing(FinancedTwice::twice, Comparator.reverseOrder())
            .thenComparing(FinancedTwice::whole)
            .thenComparing(each -> each.units().first())
            .thenComparing(each -> each.sources().first())
            .thenComparing(FinancedTwice::rows)
            .thenComparing(FinancedTwice::amount));
    return all;
  }

  private static List<MoneyRow> given(List<MoneyRow> rows) {
    return rows.stream().filter(row -> row.amount().signum() > 0).toList();
  }

  private static Collection<List<MoneyRow>> by(
      List<MoneyRow> rows, Function<MoneyRow, Optional<String>> keyOf) {
    SortedMap<String, List<MoneyRow>> groups = new TreeMap<>();
    for (MoneyRow row : rows) {
      keyOf
          .apply(row)
          .ifPresent(key -> groups.computeIfAbsent(key, one -> new ArrayList<>()).add(row));
    }
    return groups.values();
  }

  private static String sourceAndPlace(MoneyRow row) {
    return row.source() + "\n" + Objects.requireNonNullElse(row.place(), "");
  }

  private static Optional<BigDecimal> aboveTotal(
      List<MoneyRow> rows, DisciplineRule.DoubleFinancing rule) {
    BigDecimal total = total(rows, rule);
    return Optional.ofNullable(total)
        .map(known -> Discipline.gross(rows).subtract(known))
        .filter(above -> above.compareTo(rule.tolerance()) > 0);
  }

  private static @Nullable BigDecimal total(
      List<MoneyRow> rows, DisciplineRule.DoubleFinancing rule) {
    return rows.stream()
        .map(row -> row.amounts().get(rule.total()))
        .filter(Objects::nonNull)
        .max(BigDecimal::compareTo)
        .orElse(null);
  }

  private static FinancedTwice of(
      Way way,
      List<MoneyRow> rows,
      BigDecimal twice,
      DisciplineRule.DoubleFinancing rule,
      Map<String, SortedSet<AnomalyStatus>> statuses) {
    SortedSet<AnomalyStatus> decided = new TreeSet<>();
    rows.forEach(row -> decided.addAll(statuses.getOrDefault(Discipline.key(row), noStatus())));
    return new FinancedTwice(
        way,
        Objects.requireNonNull(rows.get(0).whole()),
        rows.stream().map(MoneyRow::unit).collect(Collectors.toCollection(TreeSet::new)),
        rows.stream().map(MoneyRow::source).collect(Collectors.toCollection(TreeSet::new)),
        rows.size(),
        Discipline.gross(rows),
        total(rows, rule),
        twice,
        decided);
  }

  private static SortedSet<AnomalyStatus> noStatus() {
    return new TreeSet<>();
  }
}
