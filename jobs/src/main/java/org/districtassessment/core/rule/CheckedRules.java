package org.districtassessment.core.rule;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.schema.Schemas;

/**
 * Rules held against schemas, for any year. Only {@code BindRules} makes one.
 *
 * @param problems what is wrong with them whatever the year
 */
public record CheckedRules(RuleSet rules, Schemas schemas, List<Problem> problems) {

  public CheckedRules {
    problems = List.copyOf(problems);
  }

  /**
   * Returns the rules with the parameters of a year.
   *
   * @throws RefusedException with the problems of any year and of this one together
   */
  public BoundRules bind(int year) {
    Problems all = new Problems();
    all.addAll(problems);
    if (!rules.years().contains(year)) {
      all.add(
          rules.at(),
          "Edition %s of %s may not be applied to %d (years: %s)",
          rules.edition(),
          rules.id(),
          year,
          rules.years().stream().map(String::valueOf).collect(joining(", ")));
    }
    SortedMap<String, BigDecimal> parameters = BindParameters.valuesIn(year, rules, all);
    all.throwIfAny();
    return new BoundRules(rules, schemas, year, parameters);
  }
}
