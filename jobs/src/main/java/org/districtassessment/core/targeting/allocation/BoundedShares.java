package org.districtassessment.core.targeting.allocation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares out whole pieces in proportion to shares, none below its floor or above its cap.
 *
 * <p>Amounts are x = clip(λ share, floor, cap) with the one λ that makes them add up: those outside
 * their limits are held there and the rest shared out anew, the side that is further out first.
 * Whole pieces are made by largest remainder, ties to the first name. All of it is exact. A greater
 * share never brings a unit less: λ can only fall, so no other unit's remainder overtakes its own.
 */
final class BoundedShares {

  /**
   * A unit.
   *
   * @param share at least 0
   * @param floor whole pieces, at least 0
   * @param cap whole pieces, at least the floor
   */
  record Unit(String name, BigDecimal share, BigInteger floor, BigInteger cap) {}

  private final BigInteger[] pieces;
  private final List<Unit> units;

  private BoundedShares(List<Unit> units) {
    this.units = units;
    this.pieces = new BigInteger[units.size()];
  }

  /**
   * Returns the pieces of each unit.
   *
   * @param total between the floors' sum and the caps' sum, where only units with a share count
   *     with their cap
   */
  static BigInteger[] shareOut(BigInteger total, List<Unit> units) {
    BoundedShares shares = new BoundedShares(units);
    List<Integer> open = new ArrayList<>();
    BigInteger left = total;
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).share().signum() > 0) {
        open.add(i);
      } else {
        shares.pieces[i] = units.get(i).floor();
        left = left.subtract(units.get(i).floor());
      }
    }
    shares.shareOutAmong(left, open);
    return shares.pieces;
  }

  private void shareOutAmong(BigInteger total, List<Integer> places) {
    BigInteger left = total;
    List<Integer> open = places;
    while (true) {
      BigDecimal money = new BigDecimal(left);
      BigDecimal all = sumOfShares(open);
      List<Integer> low = new ArrayList<>();
      List<Integer> high = new ArrayList<>();
      BigDecimal lacking = BigDecimal.ZERO;
      BigDecimal excess = BigDecimal.ZERO;
      for (int i : open) {
        Unit unit = units.get(i);
        BigDecimal due = money.multiply(unit.share());
        BigDecimal least = all.multiply(new BigDecimal(unit.floor()));
        BigDecimal most = all.multiply(new BigDecimal(unit.cap()));
        if (due.compareTo(least) < 0) {
          low.add(i);
          lacking = lacking.add(least.subtract(due));
        } else if (due.compareTo(most) > 0) {
          high.add(i);
          excess = excess.add(due.subtract(most));
        }
      }
      if (low.isEmpty() && high.isEmpty()) {
        round(left, open, all);
        return;
      }

      List<Integer> held = new ArrayList<>();
      if (lacking.compareTo(excess) >= 0) {
        low.forEach(i -> pieces[i] = units.get(i).floor());
        held.addAll(low);
      }
      if (lacking.compareTo(excess) <= 0) {
        high.forEach(i -> pieces[i] = units.get(i).cap());
        held.addAll(high);
      }
      for (int i : held) {
        left = left.subtract(pieces[i]);
      }
      open = open.stream().filter(i -> !held.contains(i)).toList();
    }
  }

  private void round(BigInteger total, List<Integer> open, BigDecimal all) {
    BigDecimal money = new BigDecimal(total);
    BigDecimal[] remainders = new BigDecimal[pieces.length];
    BigInteger left = total;
    for (int i : open) {
      BigDecimal[] parts = money.multiply(units.get(i).share()).divideAndRemainder(all);
      pieces[i] = parts[0].toBigIntegerExact();
      remainders[i] = parts[1];
      left = left.subtract(pieces[i]);
    }
    open.stream()
        .sorted(
            Comparator.<Integer, BigDecimal>comparing(i -> remainders[i])
                .reversed()
                .thenComparing(i -> units.get(i).name()))
        .limit(left.longValueExact())
        .forEach(i -> pieces[i] = pieces[i].add(BigInteger.ONE));
  }

  private BigDecimal sumOfShares(List<Integer> open) {
    return open.stream().map(i -> units.get(i).share()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
