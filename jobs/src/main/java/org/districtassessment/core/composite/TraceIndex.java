package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.prepare.CellChange;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.StepResult;
import org.districtassessment.core.index.prepare.UnitAvailability;
import org.districtassessment.core.rule.IndicatorRule;
import org.jspecify.annotations.Nullable;

/** The steps that an index takes with a cell and with a node. */
final class TraceIndex {

  private final IndexResult result;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<String, CellChange> changes = new HashMap<>();

  TraceIndex(IndexResult result) {
    this.result = result;
    for (String unit : result.normalised().units()) {
      rows.put(unit, rows.size());
    }
    for (CellChange change : result.changes()) {
      changes.put(place(change.unit(), change.column(), change.step()), change);
    }
  }

  /**
   * Adds what became of a value: the ratio, every change by a step, the normalised score and the
   * effective weight.
   */
  void addCell(TraceOfItem trace, String unit, IndicatorRule rule) {
    for (int step = 0; step < result.steps().size(); step++) {
      StepResult done = result.steps().get(step);
      CellChange change = changes.get(place(unit, rule.id(), step + 1));
      if (change != null) {
        String before = text(change.before());
        trace.add(idOf(change.reason()), Decimals.of(change.after()), "was " + before);
      } else if (done.step() instanceof Denominate && rule.denominator() != null) {
        trace.addIfThere("denominated", cell(done.data(), unit, rule.id()));
      }
    }
    BigDecimal score = cell(result.normalised(), unit, rule.id());
    trace.add("normalised", score, score == null ? "none" : null);
    for (ElementWeight weight : result.weights()) {
      if (weight.id().equals(rule.id())) {
        trace.add("effective-weight", Decimals.ofFinite(weight.effective()), null);
      }
    }
  }

  /** Adds the parts of a node with their weights, and its score. */
  void addNode(TraceOfItem trace, String node, @Nullable BigDecimal score) {
    for (ElementWeight weight : result.weights()) {
      if (weight.parent().equals(node)) {
        trace.add("weight", Decimals.ofFinite(weight.weight()), weight.id());
      }
    }
    trace.add("score", score, score == null ? "none" : null);
  }

  /** Returns why a unit has no total. */
  String reasonAgainst(String unit) {
    for (UnitAvailability lacking : result.screenedOut()) {
      if (lacking.unit().equals(unit)) {
        return "screened out: %d values missing, %d are 0"
            .formatted(lacking.missing(), lacking.zero());
      }
    }
    return "no score";
  }

  private @Nullable BigDecimal cell(DataMatrix data, String unit, String column) {
    int row = data.row(unit);
    return row < 0 ? null : Decimals.of(data.cell(row, data.columns().indexOf(column)));
  }

  private static String text(double number) {
    BigDecimal decimal = Decimals.of(number);
    return decimal == null ? "missing" : decimal.stripTrailingZeros().toPlainString();
  }

  private static String idOf(CellChange.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String place(String unit, String column, int step) {
    return step + " " + unit + " " + column;
  }
}
