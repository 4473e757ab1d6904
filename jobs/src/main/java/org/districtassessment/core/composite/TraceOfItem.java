package org.districtassessment.core.composite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.jspecify.annotations.Nullable;

/** The steps of one item of one unit, in the order in which they are added. */
final class TraceOfItem {

  private final String unit;
  private final String item;
  private final TraceStep.Kind kind;
  private final SourceLocation rule;
  private final List<TraceStep> steps = new ArrayList<>();

  TraceOfItem(String unit, String item, TraceStep.Kind kind, SourceLocation rule) {
    this.unit = unit;
    this.item = item;
    this.kind = kind;
    this.rule = rule;
  }

  void add(String step, @Nullable BigDecimal value, @Nullable String note) {
    add(step, value, note, rule);
  }

  void add(String step, @Nullable BigDecimal value, @Nullable String note, SourceLocation at) {
    steps.add(new TraceStep(unit, item, kind, steps.size() + 1, step, value, note, at));
  }

  /** Adds a step that has a number, and nothing where it has none. */
  void addIfThere(String step, @Nullable BigDecimal value) {
    if (value != null) {
      add(step, value, null);
    }
  }

  List<TraceStep> steps() {
    return List.copyOf(steps);
  }
}
