package org.districtassessment.core.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Test;
import org.jspecify.annotations.Nullable;

/** Checks that questions of finance name figures, amounts and denominators that exist. */
public final class BindFundingQuestions {

  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final List<String> amounts = new ArrayList<>();
  private final Problems problems;

  private BindFundingQuestions(FundingRules funding, Problems problems) {
    this.problems = problems;
    funding.figures().forEach(figure -> figures.put(figure.id(), figure));
    amounts.add(FundingQuestions.AMOUNT);
    Optional.ofNullable(funding.money())
        .ifPresent(money -> money.amounts().forEach(amount -> amounts.add(amount.id())));
  }

  /** Notes every name that does not exist, and every figure that is told apart otherwise. */
  public static void check(FundingRules funding, Problems problems) {
    new BindFundingQuestions(funding, problems).check(funding.questions());
  }

  private void check(FundingQuestions questions) {
    for (Denominator denominator : questions.denominators()) {
      ofUnit(denominator.everybody(), denominator.at());
      ofUnit(denominator.target(), denominator.at());
    }
    Need need = questions.need();
    if (need != null) {
      ofUnit(need.figure(), need.at());
      ofUnit(need.people(), need.at());
      ofUnit(need.variance(), need.at());
    }
    Need places = questions.needOfPlaces();
    if (places != null) {
      toldApart(places.figure(), places.at());
      toldApart(places.people(), places.at());
      toldApart(places.variance(), places.at());
    }
    questions.ratios().forEach(ratio -> amount(ratio.numerator(), ratio.at()));
    questions.ratios().forEach(ratio -> amount(ratio.denominator(), ratio.at()));
    questions.progress().forEach(progress -> amount(progress.numerator(), progress.at()));
    EffortRule effort = questions.effort();
    if (effort != null) {
      toldApart(effort.years(), effort.at());
      toldApart(effort.index(), effort.at());
      figure(effort.people(), effort.at());
      EffortRule.Ratchet ratchet = effort.ratchet();
      figure(ratchet == null ? null : ratchet.years(), effort.at());
    }
    AllocationRule allocation = questions.allocation();
    if (allocation != null) {
      check(allocation);
    }
    LedgerRule ledger = questions.ledger();
    if (ledger != null) {
      amount(ledger.compare(), ledger.at());
    }
    questions.tests().forEach(test -> check(test, questions));
    EffortShareRule share = questions.effortShare();
    if (share != null) {
      toldApart(share.targeted(), share.at());
      toldApart(share.total(), share.at());
    }
    DisciplineRule discipline = questions.discipline();
    if (discipline != null) {
      check(discipline);
    }
  }

  private void check(DisciplineRule discipline) {
    DisciplineRule.CarryOver carryOver = discipline.carryOver();
    if (carryOver != null) {
      amount(carryOver.amount(), discipline.at());
    }
    DisciplineRule.DoubleFinancing twice = discipline.doubleFinancing();
    if (twice != null) {
      amount(twice.total(), discipline.at());
    }
  }

  private void check(AllocationRule allocation) {
    for (AllocationRule.Factor factor : allocation.factors()) {
      if (!factor.figure().equals(AllocationRule.TOTAL)) {
        ofUnit(factor.figure(), allocation.at());
      }
      ofUnit(factor.times(), allocation.at());
    }
    figure(allocation.baseLevel(), allocation.at());
    BigDecimal weights =
        allocation.factors().stream()
            .map(AllocationRule.Factor::weight)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (weights.compareTo(BigDecimal.ONE) != 0) {
      problems.add(
          allocation.at(), "Weights of factors add up to %s (must be 1)", weights.toPlainString());
    }
  }

  private void check(Test test, FundingQuestions questions) {
    List<String> denominators = questions.denominators().stream().map(Denominator::id).toList();
    String denominator = test.denominator();
    if (denominator != null && !denominators.contains(denominator)) {
      problems.add(
          test.at(),
          "Unknown denominator of %s: %s%s",
          test.id(),
          denominator,
          Known.among(denominator, denominators));
    }
    switch (test.measure().kind()) {
      case RATIO -> {
        if (denominators.isEmpty()) {
          problems.add(test.at(), "Test %s needs denominators. Declare one", test.id());
        }
      }
      case QUOTIENT -> {
        if (test.level() == FundingQuestions.Level.ALL
            || test.sources() == FundingQuestions.Sources.ALL) {
          problems.add(
              test.at(), "Test %s is always 1 of all units or all sources. Ask of each", test.id());
        }
      }
      case RANKED -> {
        if (questions.need() == null || test.level() == FundingQuestions.Level.UNIT) {
          problems.add(test.at(), "Test %s needs need, and several units to rank by it", test.id());
        } else if (test.measure() == MoneyMeasure.KAKWANI_INDEX
            && questions.need().neediest() == FundingQuestions.Neediest.HIGHEST) {
          problems.add(
              test.at(), "Test %s needs units ranked by income, neediest: lowest", test.id());
        }
      }
    }
  }

  private void ofUnit(@Nullable String id, SourceLocation at) {
    figure(id, at)
        .ifPresent(
            figure -> {
              String by = figure.by();
              if (by != null) {
                problems.add(
                    at,
                    "Figure %s is told apart by %s; one number of each unit is needed here",
                    figure.id(),
                    by);
              }
            });
  }

  private void toldApart(@Nullable String id, SourceLocation at) {
    figure(id, at)
        .filter(figure -> figure.by() == null)
        .ifPresent(
            figure ->
                problems.add(
                    at, "Figure %s has no by, which is needed here. Add the column", figure.id()));
  }

  private Optional<Figure> figure(@Nullable String id, SourceLocation at) {
    if (id == null) {
      return Optional.empty();
    }
    Figure figure = figures.get(id);
    if (figure == null) {
      problems.add(at, "Unknown figure: %s%s", id, Known.among(id, figures.keySet()));
    }
    return Optional.ofNullable(figure);
  }

  private void amount(String id, SourceLocation at) {
    if (!amounts.contains(id)) {
      problems.add(at, "Unknown amount: %s%s", id, Known.among(id, amounts));
    }
  }
}
