package org.districtassessment.core.targeting;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * Money of projects and the part of it that serves the target population, gross and net of what was
 * taken back.
 *
 * @param gross all that was given
 * @param net the same less what was taken back; below 0 where more came back
 * @param targetedGross each project's gross money times its share of beneficiaries
 * @param targetedNet the same of net money
 * @param assumed the gross money whose share is assumed, for a reader to judge by
 */
public record AttributedMoney(
    BigDecimal gross,
    BigDecimal net,
    BigDecimal targetedGross,
    BigDecimal targetedNet,
    BigDecimal assumed) {

  private static final AttributedMoney NONE =
      new AttributedMoney(
          BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Adds projects up, exactly. */
  public static AttributedMoney of(Collection<ProjectMoney> projects) {
    return projects.stream().map(AttributedMoney::of).reduce(NONE, AttributedMoney::plus);
  }

  private static AttributedMoney of(ProjectMoney project) {
    return new AttributedMoney(
        project.gross(),
        project.net(),
        project.gross().multiply(project.share()),
        project.net().multiply(project.share()),
        project.basis() == ProjectMoney.Basis.ASSUMED ? project.gross() : BigDecimal.ZERO);
  }

  private AttributedMoney plus(AttributedMoney other) {
    return new AttributedMoney(
        gross.add(other.gross),
        net.add(other.net),
        targetedGross.add(other.targetedGross),
        targetedNet.add(other.targetedNet),
        assumed.add(other.assumed));
  }

  /** Returns gross money beside the people of one denominator. */
  public MoneyAndPeople grossPer(BigDecimal population, BigDecimal targetPopulation) {
    return new MoneyAndPeople(gross, targetedGross, population, targetPopulation);
  }

  /** Returns net money beside the people of one denominator. */
  public MoneyAndPeople netPer(BigDecimal population, BigDecimal targetPopulation) {
    return new MoneyAndPeople(net, targetedNet, population, targetPopulation);
  }
}
