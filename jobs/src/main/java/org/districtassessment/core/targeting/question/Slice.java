package org.districtassessment.core.targeting.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.districtassessment.core.targeting.MoneyRow;

/**
 * Some of the money: of some units, from one source or all, for one use or all.
 *
 * @param level as in {@link Measured}
 * @param key the group, the unit's key, or {@link #ALL}
 * @param source or {@link #ALL}
 * @param category or {@link #ALL}
 * @param units whose people it is compared with, with money or without
 * @param rows their places
 */
record Slice(
    String level,
    String key,
    String source,
    String category,
    List<String> units,
    List<Integer> rows) {

  static final String ALL = "all";
  static final String GROUP = "group";
  static final String UNIT = "unit";

  /** Of {@link Measured} only: over places. */
  static final String PLACE = "place";

  Slice {
    units = List.copyOf(units);
    rows = List.copyOf(rows);
  }

  /** Returns the money of all units. */
  static Slice everything(FundingData data) {
    List<String> units = data.units().stream().map(FundingData.Unit::key).toList();
    return new Slice(ALL, ALL, ALL, ALL, units, upTo(data.rows().size()));
  }

  /** Returns the money of each group, by name. */
  static List<Slice> groups(FundingData data) {
    return parts(data, GROUP, FundingData.Unit::group);
  }

  /** Returns the money of each unit, by key. */
  static List<Slice> units(FundingData data) {
    return parts(data, UNIT, FundingData.Unit::key);
  }

  private static List<Slice> parts(
      FundingData data, String level, Function<FundingData.Unit, String> keyOf) {
    Map<String, List<Integer>> rowsByUnit =
        upTo(data.rows().size()).stream()
            .collect(Collectors.groupingBy(row -> data.rows().get(row).unit()));
    List<Slice> slices = new ArrayList<>();
    data.units().stream()
        .collect(Collectors.groupingBy(keyOf, TreeMap::new, Collectors.toList()))
        .forEach(
            (key, units) -> {
              List<String> keys = units.stream().map(FundingData.Unit::key).sorted().toList();
              List<Integer> rows =
                  keys.stream()
                      .flatMap(unit -> rowsByUnit.getOrDefault(unit, List.of()).stream())
                      .toList();
              slices.add(new Slice(level, key, ALL, ALL, keys, rows));
            });
    return slices;
  }

  /** Returns the part from one source. */
  Slice from(String one, Money money) {
    List<Integer> part = rows.stream().filter(i -> money.row(i).source().equals(one)).toList();
    return new Slice(level, key, one, category, units, part);
  }

  /** Returns the part for one use. */
  Slice forUse(String one, Money money) {
    List<Integer> part = rows.stream().filter(i -> categoryOf(money.row(i)).equals(one)).toList();
    return new Slice(level, key, source, one, units, part);
  }

  /** Returns the use of a row; empty where it is not known. */
  static String categoryOf(MoneyRow row) {
    String category = row.category();
    return category == null ? "" : category;
  }

  /** Returns the places of the rows, to go through them fast. */
  int[] places() {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> upTo(int size) {
    return IntStream.range(0, size).boxed().toList();
  }
}
