package org.districtassessment.core.rule;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.PreparationStep;
import org.districtassessment.core.index.prepare.TreatOutliers;
import org.districtassessment.core.scoring.Direction;

/** Checks that the parts of an index make a tree, and that its steps name what there is. */
final class CheckIndex {

  private CheckIndex() {}

  static void check(RuleSet rules, IndexMethod method, Problems all) {
    Problems problems = new Problems();
    List<String> ids = rules.dimensions().stream().map(Dimension::id).toList();
    for (Dimension dimension : rules.dimensions()) {
      String parent = dimension.parent();
      if (parent != null && !ids.contains(parent)) {
        problems.add(
            dimension.at(),
            "Dimension %s is a part of an unknown one: %s%s",
            dimension.id(),
            parent,
            Known.among(parent, ids));
      }
      if (ComposeIndex.childrenOf(dimension, rules).isEmpty()) {
        problems.add(
            dimension.at(), "Dimension %s has no indicator and no dimension", dimension.id());
      }
    }
    for (IndicatorRule indicator : rules.indicators()) {
      if (indicator.direction() == Direction.NOMINAL) {
        problems.add(
            indicator.at(),
            "Indicator %s of an index cannot be nominal (give the distance from the best value as"
                + " its value, and lower-is-better)",
            indicator.id());
      }
    }
    for (Adjustment adjustment : rules.adjustments()) {
      if (adjustment.effect() == Adjustment.VetoEffect.ZERO_INDICATOR) {
        problems.add(
            adjustment.at(),
            "Adjustment %s takes the points of an indicator, but those of an index have none (use"
                + " another effect)",
            adjustment.id());
      }
    }
    checkSteps(rules, method, problems);
    if (problems.isEmpty()
        && rules.indicators().stream().allMatch(each -> ids.contains(each.dimension()))) {
      checkTree(rules, method, problems);
    }
    all.addAll(problems.sorted());
  }

  private static void checkSteps(RuleSet rules, IndexMethod method, Problems problems) {
    Set<String> known = new TreeSet<>();
    rules.indicators().forEach(indicator -> known.add(indicator.id()));
    boolean divides = false;
    for (PreparationStep step : method.preparation()) {
      if (divides && step instanceof Denominate) {
        problems.add(method.at(), "The index divides by denominators twice (delete one step)");
      }
      divides |= step instanceof Denominate;
      checkOrder(step, divides, method, problems);
      Collection<String> named =
          step instanceof Impute impute
              ? new TreeSet<>(impute.only())
              : step instanceof TreatOutliers treat ? new TreeSet<>(treat.exempt()) : Set.of();
      for (String id : named) {
        if (!known.contains(id)) {
          problems.add(
              method.at(),
              "A step of the index names an unknown indicator: %s%s",
              id,
              Known.among(id, known));
        }
      }
    }
  }

  /** Values of earlier years are known as they were published, which is behind the division. */
  private static void checkOrder(
      PreparationStep step, boolean isDivided, IndexMethod method, Problems problems) {
    boolean readsEarlierYears =
        step instanceof Impute impute
            && (impute.method() == Impute.Method.PREVIOUS_YEAR
                || impute.method() == Impute.Method.LINEAR);
    boolean isToBeDivided =
        !isDivided && method.preparation().stream().anyMatch(Denominate.class::isInstance);
    if (readsEarlierYears && isToBeDivided) {
      problems.add(
          method.at(),
          "Values of earlier years are imputed before the index divides by denominators (put the"
              + " step denominate first)");
    }
  }

  private static void checkTree(RuleSet rules, IndexMethod method, Problems problems) {
    try {
      ComposeIndex.composeIndex(rules, method);
    } catch (IllegalArgumentException e) {
      problems.add(method.at(), "%s", String.valueOf(e.getMessage()));
    }
  }
}
