package org.districtassessment.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.rule.Expression;

/** Columns that the specification gives a row, in order; each may use those before it. */
final class OwnColumns {

  private final RowLayout layout;
  private final List<OwnColumn> columns = new ArrayList<>();

  OwnColumns(RowLayout layout) {
    this.layout = layout;
  }

  private record OwnColumn(String name, Set<String> mentions, CompiledColumns.Step step) {}

  /**
   * Binds columns and gives them places in the layout. Those that do not use one another are
   * analysed in one step, as that is what takes time.
   */
  void addAll(Map<String, Expression> expressions) {
    Map<String, Expression> step = new LinkedHashMap<>();
    for (Map.Entry<String, Expression> column : expressions.entrySet()) {
      boolean usesStep =
          SpecExpressions.parse(column.getValue()).names().stream().anyMatch(step::containsKey);
      if (usesStep) {
        addStep(step);
        step.clear();
      }
      step.put(column.getKey(), column.getValue());
    }
    addStep(step);
  }

  private void addStep(Map<String, Expression> step) {
    List<SpecExpressions.Parsed> parsed =
        step.values().stream().map(each -> SpecExpressions.parse(each, layout.lengths())).toList();
    var values = layout.bindAll(List.copyOf(step.values()));
    int i = 0;
    for (String name : step.keySet()) {
      var value = values.get(i);
      int place = layout.add(name, value.dataType(), value.nullable());
      parsed.get(i).length().ifPresent(length -> layout.hasLength(name, length));
      columns.add(
          new OwnColumn(name, parsed.get(i).names(), CompiledColumns.Step.of(place, value)));
      i++;
    }
  }

  /** Returns the names, and those of the columns that are needed to compute them. */
  Set<String> needed(Set<String> names) {
    Set<String> needed = new HashSet<>(names);
    for (int i = columns.size() - 1; i >= 0; i--) {
      if (needed.contains(columns.get(i).name())) {
        needed.addAll(columns.get(i).mentions());
      }
    }
    return needed;
  }

  /** Returns what computes all columns. */
  List<CompiledColumns.Step> steps() {
    return columns.stream().map(OwnColumn::step).toList();
  }

  /** Returns what computes the columns of these names. */
  List<CompiledColumns.Step> steps(Set<String> names) {
    return columns.stream()
        .filter(column -> names.contains(column.name()))
        .map(OwnColumn::step)
        .toList();
  }
}
