package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.targeting.MoneyRow;

/**
 * Rows of money as columns, which measures go through many times.
 *
 * <p>A row below 0 is money taken back: it counts in net money, not in gross. A share that is not
 * known counts as 0: nothing of that money is taken to serve the target population.
 */
final class Money {

  /** Which money counts. */
  enum Basis {
    GROSS,
    NET
  }

  private final List<MoneyRow> rows;
  private final double[] gross;
  private final double[] net;
  private final double[] share;
  private final String[] projects;
  private final SortedSet<String> sources;

  Money(List<MoneyRow> rows) {
    this(rows, row -> row.amount().max(BigDecimal.ZERO).doubleValue());
  }

  private Money(List<MoneyRow> rows, ToDoubleFunction<MoneyRow> gross) {
    this.rows = rows;
    this.gross = column(gross);
    this.net = column(row -> row.amount().doubleValue());
    this.share = column(row -> requireNonNullElse(row.share(), BigDecimal.ZERO).doubleValue());
    this.projects = rows.stream().map(row -> row.unit() + "/" + row.key()).toArray(String[]::new);
    this.sources =
        rows.stream().map(MoneyRow::source).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns rows of which money taken back counts wherever gross money is asked for. */
  static Money net(List<MoneyRow> rows) {
    return new Money(rows, row -> row.amount().doubleValue());
  }

  int size() {
    return rows.size();
  }

  MoneyRow row(int row) {
    return rows.get(row);
  }

  double amount(int row, Basis basis) {
    return basis == Basis.GROSS ? gross[row] : net[row];
  }

  double share(int row) {
    return share[row];
  }

  /** Returns the gross money for the target population of a row that is drawn so many times. */
  double targeted(int row, int times) {
    return times * gross[row] * share[row];
  }

  /** Returns an amount of a row, further or all of it; 0 where it has none. */
  static BigDecimal amount(MoneyRow row, String id) {
    return id.equals(FundingQuestions.AMOUNT)
        ? row.amount()
        : row.amounts().getOrDefault(id, BigDecimal.ZERO);
  }

  /** Returns a column of further amounts, or of gross amounts; 0 where a row has none of it. */
  double[] amounts(String id) {
    return id.equals(FundingQuestions.AMOUNT)
        ? gross.clone()
        : column(row -> row.amounts().getOrDefault(id, BigDecimal.ZERO).doubleValue());
  }

  /** Returns the key of a row's project, with its unit, as keys are unique within it only. */
  String project(int row) {
    return projects[row];
  }

  String[] sources() {
    return rows.stream().map(MoneyRow::source).toArray(String[]::new);
  }

  /** Returns the sources there are, in order. */
  SortedSet<String> distinctSources() {
    return sources;
  }

  /** Returns the uses there are, in order; empty for money whose use is not known. */
  SortedSet<String> distinctCategories() {
    return rows.stream().map(Slice::categoryOf).collect(Collectors.toCollection(TreeSet::new));
  }

  private double[] column(ToDoubleFunction<MoneyRow> of) {
    return rows.stream().mapToDouble(of).toArray();
  }
}
