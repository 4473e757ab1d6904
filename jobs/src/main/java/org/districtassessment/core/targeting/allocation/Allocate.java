package org.districtassessment.core.targeting.allocation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.districtassessment.core.targeting.allocation.Allocation.Granted;
import org.districtassessment.core.targeting.allocation.Allocation.Infeasible;
import org.districtassessment.core.targeting.allocation.Allocation.Limit;
import org.districtassessment.core.targeting.allocation.Allocation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Shares out a total by factors: a unit's share is its performance × Σ weight × (its factor ÷ the
 * factor's sum over all units), within a floor and limits of change, in whole units of money.
 *
 * <p>Floors are rounded up and caps down to whole units. The amounts add up to the total exactly.
 * Raising a unit's performance never lowers its amount.
 */
public final class Allocate {

  private Allocate() {}

  /**
   * Shares out.
   *
   * @param claims one of each unit, in any order
   * @throws IllegalArgumentException if a unit comes twice or lacks a factor
   */
  public static Allocation allocate(AllocationRules rules, BigDecimal total, List<Claim> claims) {
    List<Claim> sorted = claims.stream().sorted(Comparator.comparing(Claim::unit)).toList();
    check(
        sorted.stream().map(Claim::unit).distinct().count() == sorted.size(),
        "A unit comes twice in an allocation");
    Optional<Infeasible> refused = refused(rules, total, sorted);
    if (refused.isPresent()) {
      return refused.get();
    }

    BigInteger pieces = total.divide(rules.unit()).toBigIntegerExact();
    List<BoundedShares.Unit> units = units(rules, pieces, sorted);
    return outOfLimits(pieces, units)
        .<Allocation>map(infeasible -> infeasible)
        .orElseGet(() -> granted(rules, total, units, BoundedShares.shareOut(pieces, units)));
  }

  private static Optional<Infeasible> refused(
      AllocationRules rules, BigDecimal total, List<Claim> claims) {
    if (total.signum() < 0 || total.remainder(rules.unit()).signum() != 0) {
      return Optional.of(new Infeasible(Reason.TOTAL_NOT_IN_UNITS, List.of()));
    }
    List<String> empty =
        rules.factors().stream()
            .filter(factor -> sum(factor, claims).signum() == 0)
            .map(Factor::id)
            .toList();
    if (!empty.isEmpty()) {
      return Optional.of(new Infeasible(Reason.NOTHING_TO_SHARE_BY, empty));
    }
    if (rules.needsLastYear()) {
      List<String> missing = units(claims, claim -> claim.lastYear() == null);
      if (!missing.isEmpty()) {
        return Optional.of(new Infeasible(Reason.MISSING_LAST_YEAR, missing));
      }
    }
    if (rules.floor() == AllocationRules.Floor.BASE_LEVEL) {
      List<String> missing = units(claims, claim -> claim.baseLevel() == null);
      if (!missing.isEmpty()) {
        return Optional.of(new Infeasible(Reason.MISSING_BASE_LEVEL, missing));
      }
    }
    return Optional.empty();
  }

  private static Optional<Infeasible> outOfLimits(
      BigInteger pieces, List<BoundedShares.Unit> units) {
    List<String> crossed =
        units.stream()
            .filter(unit -> unit.floor().compareTo(unit.cap()) > 0)
            .map(BoundedShares.Unit::name)
            .toList();
    if (!crossed.isEmpty()) {
      return Optional.of(new Infeasible(Reason.FLOOR_ABOVE_CAP, crossed));
    }

    BigInteger floors = BigInteger.ZERO;
    BigInteger caps = BigInteger.ZERO;
    for (BoundedShares.Unit unit : units) {
      floors = floors.add(unit.floor());
      caps = caps.add(unit.share().signum() > 0 ? unit.cap() : unit.floor());
    }
    if (floors.compareTo(pieces) > 0) {
      return Optional.of(new Infeasible(Reason.FLOORS_ABOVE_TOTAL, List.of()));
    }
    return caps.compareTo(pieces) < 0
        ? Optional.of(new Infeasible(Reason.CAPS_BELOW_TOTAL, List.of()))
        : Optional.empty();
  }

  private static List<BoundedShares.Unit> units(
      AllocationRules rules, BigInteger pieces, List<Claim> claims) {
    List<BigDecimal> sums = rules.factors().stream().map(factor -> sum(factor, claims)).toList();
    List<BoundedShares.Unit> units = new ArrayList<>();
    for (Claim claim : claims) {
      BigDecimal share = BigDecimal.ZERO;
      for (int k = 0; k < sums.size(); k++) {
        Factor factor = rules.factors().get(k);
        share =
            share.add(
                factor
                    .weight()
                    .multiply(factor.counted(claim.value(factor)))
                    .divide(sums.get(k), MathContext.DECIMAL128));
      }
      units.add(
          new BoundedShares.Unit(
              claim.unit(),
              share.multiply(claim.performance()),
              floor(rules, claim),
              cap(rules, claim).orElse(pieces)));
    }
    return units;
  }

  private static BigInteger floor(AllocationRules rules, Claim claim) {
    BigDecimal floor =
        switch (rules.floor()) {
          case NONE -> BigDecimal.ZERO;
          case LAST_YEAR -> known(claim.lastYear()).multiply(rules.floorPart());
          case BASE_LEVEL -> known(claim.baseLevel()).multiply(rules.floorPart());
        };
    if (rules.mostDecrease() != null) {
      BigDecimal kept = BigDecimal.ONE.subtract(rules.mostDecrease());
      floor = floor.max(known(claim.lastYear()).multiply(kept));
    }
    return pieces(floor, rules.unit(), RoundingMode.CEILING);
  }

  private static Optional<BigInteger> cap(AllocationRules rules, Claim claim) {
    if (rules.mostIncrease() == null) {
      return Optional.empty();
    }
    BigDecimal most = known(claim.lastYear()).multiply(BigDecimal.ONE.add(rules.mostIncrease()));
    return Optional.of(pieces(most, rules.unit(), RoundingMode.FLOOR));
  }

  private static BigDecimal known(@Nullable BigDecimal amount) {
    return Objects.requireNonNull(amount, "An amount that was asked for before is missing");
  }

  private static BigInteger pieces(BigDecimal amount, BigDecimal unit, RoundingMode rounding) {
    return amount.divide(unit, 0, rounding).toBigIntegerExact();
  }

  private static Granted granted(
      AllocationRules rules,
      BigDecimal total,
      List<BoundedShares.Unit> units,
      BigInteger[] pieces) {
    BigDecimal all =
        units.stream().map(BoundedShares.Unit::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Allocation.Grant> grants = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      BoundedShares.Unit unit = units.get(i);
      BigDecimal byFormula =
          all.signum() == 0
              ? BigDecimal.ZERO
              : total.multiply(unit.share()).divide(all, MathContext.DECIMAL128);
      BigInteger rounded = pieces(byFormula, rules.unit(), RoundingMode.HALF_UP);
      grants.add(
          new Allocation.Grant(
              unit.name(),
              rules.unit().multiply(new BigDecimal(rounded)),
              rules.unit().multiply(new BigDecimal(pieces[i])),
              limit(unit, pieces[i], rounded)));
    }
    return new Granted(grants);
  }

  private static Limit limit(BoundedShares.Unit unit, BigInteger pieces, BigInteger byFormula) {
    if (pieces.equals(unit.floor()) && byFormula.compareTo(pieces) < 0) {
      return Limit.FLOOR;
    }
    return pieces.equals(unit.cap()) && byFormula.compareTo(pieces) > 0 ? Limit.CAP : Limit.NONE;
  }

  private static List<String> units(List<Claim> claims, Predicate<Claim> which) {
    return claims.stream().filter(which).map(Claim::unit).toList();
  }

  private static BigDecimal sum(Factor factor, List<Claim> claims) {
    return claims.stream()
        .map(claim -> factor.counted(claim.value(factor)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
