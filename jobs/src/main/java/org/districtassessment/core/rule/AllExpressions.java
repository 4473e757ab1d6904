package org.districtassessment.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every SQL text of an edition, in the order of the records. */
public final class AllExpressions {

  private AllExpressions() {}

  public static List<Expression> of(RuleSet rules) {
    List<Expression> all = new ArrayList<>();
    rules.views().forEach(view -> all.add(view.query()));
    rules.indicators().forEach(indicator -> all.addAll(of(indicator)));
    rules.adjustments().forEach(each -> all.addAll(present(each.where(), each.amount())));
    rules.checks().forEach(check -> all.addAll(of(check)));
    rules.lists().forEach(list -> all.addAll(of(list)));
    CommendationRules commendation = rules.commendation();
    if (commendation != null && commendation.cases() != null) {
      all.addAll(present(commendation.cases().where(), commendation.cases().id()));
    }
    FundingRules funding = rules.funding();
    if (funding != null) {
      all.addAll(
          present(
              funding.amount(),
              funding.targeted(),
              funding.population(),
              funding.targetPopulation()));
      all.addAll(of(funding.money()));
      funding.figures().forEach(figure -> all.addAll(present(figure.value(), figure.where())));
    }
    return all;
  }

  /** Returns what a value comes from, and to whom it applies. */
  public static List<Expression> of(IndicatorRule indicator) {
    return present(
        indicator.where(), indicator.numerator(), indicator.denominator(), indicator.applicable());
  }

  /** Returns what a check looks at, and the name it gives to rows. */
  public static List<Expression> of(CheckRule check) {
    List<Expression> all = new ArrayList<>(present(check.where(), check.key()));
    CheckRule.Method method = check.method();
    if (method instanceof CheckRule.Rows rows) {
      all.addAll(present(rows.failsWhen(), rows.observed(), rows.expected()));
    } else if (method instanceof CheckRule.AcrossUnits across) {
      all.add(across.value());
    } else if (method instanceof OutlierMethod outliers) {
      all.addAll(outliers.values());
    } else if (method instanceof UnitMethod units) {
      all.addAll(units.fields().values());
    } else if (method instanceof CopiedRowsScreen copies) {
      all.addAll(copies.values());
    }
    return all;
  }

  private static List<Expression> of(MonitoringList list) {
    List<Expression> all = new ArrayList<>(present(list.where(), list.key()));
    list.shown().forEach(each -> all.add(each.value()));
    return all;
  }

  private static List<Expression> of(@Nullable MoneyRows money) {
    if (money == null) {
      return List.of();
    }

    List<Expression> all =
        new ArrayList<>(
            present(
                money.key(),
                money.name(),
                money.place(),
                money.category(),
                money.date(),
                money.whole(),
                money.since(),
                money.finished(),
                money.share(),
                money.assumed()));
    money.amounts().forEach(amount -> all.add(amount.value()));
    return all;
  }

  private static List<Expression> present(@Nullable Expression... expressions) {
    return Stream.of(expressions).filter(Objects::nonNull).toList();
  }
}
