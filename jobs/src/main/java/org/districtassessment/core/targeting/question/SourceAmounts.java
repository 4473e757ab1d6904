package org.districtassessment.core.targeting.question;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.targeting.AttributedMoney;
import org.districtassessment.core.targeting.MoneyRow;
import org.districtassessment.core.targeting.ProjectMoney;

/**
 * Money of one source, or of all, exactly.
 *
 * @param rows how many rows of money
 * @param unknownShare gross money whose share of the target population is not known; it counts as
 *     serving nobody of it
 */
public record SourceAmounts(
    String source, int rows, AttributedMoney amounts, BigDecimal unknownShare) {

  /** Returns each source by name, and all of them last. */
  static List<SourceAmounts> of(List<MoneyRow> rows) {
    SortedMap<String, List<MoneyRow>> bySource = new TreeMap<>();
    rows.forEach(
        row -> bySource.computeIfAbsent(row.source(), source -> new ArrayList<>()).add(row));
    List<SourceAmounts> amounts = new ArrayList<>();
    bySource.forEach((source, part) -> amounts.add(of(source, part)));
    amounts.add(of(Slice.ALL, rows));
    return amounts;
  }

  private static SourceAmounts of(String source, List<MoneyRow> rows) {
    BigDecimal unknown =
        rows.stream()
            .filter(row -> row.share() == null)
            .map(row -> row.amount().max(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new SourceAmounts(
        source,
        rows.size(),
        AttributedMoney.of(rows.stream().map(SourceAmounts::project).toList()),
        unknown);
  }

  private static ProjectMoney project(MoneyRow row) {
    return new ProjectMoney(
        row.key(),
        row.unit(),
        row.source(),
        Slice.categoryOf(row),
        row.amount().max(BigDecimal.ZERO),
        row.amount().negate().max(BigDecimal.ZERO),
        requireNonNullElse(row.share(), BigDecimal.ZERO),
        row.assumed() ? ProjectMoney.Basis.ASSUMED : ProjectMoney.Basis.COUNTED);
  }
}
