package org.districtassessment.stage.submission;

import static org.districtassessment.core.Checks.check;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/**
 * Which of {@code count} buckets a unit's rows belong to: a known unit to the one it was dealt to,
 * so that all get about the same number of bytes; any other text to one by its hash.
 */
public final class Buckets implements Serializable {

  @Serial private static final long serialVersionUID = 1;
  private static final long SEED = 42;

  private final int count;
  private final SortedMap<String, Integer> assigned;
  private transient byte[] lastUnit = new byte[0];
  private transient int lastBucket = -1;

  private Buckets(int count, SortedMap<String, Integer> assigned) {
    this.count = count;
    this.assigned = assigned;
  }

  /**
   * Deals the largest unit first, always to the bucket with the fewest bytes; equals by key and by
   * number.
   *
   * @param bytesByUnit every known unit with the bytes of its own files
   */
  static Buckets deal(Map<String, Long> bytesByUnit, int count) {
    check(count > 0, "Invalid number of buckets: %s", count);
    List<Map.Entry<String, Long>> largestFirst =
        bytesByUnit.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    long[] load = new long[count];
    SortedMap<String, Integer> assigned = new TreeMap<>();
    for (Map.Entry<String, Long> unit : largestFirst) {
      int emptiest = 0;
      for (int i = 1; i < count; i++) {
        emptiest = load[i] < load[emptiest] ? i : emptiest;
      }
      assigned.put(unit.getKey(), emptiest);
      load[emptiest] += unit.getValue() + 1;
    }
    return new Buckets(count, Collections.unmodifiableSortedMap(assigned));
  }

  /** Returns the same buckets, with each scenario in that of its unit. */
  Buckets with(Collection<Scenario> scenarios) {
    SortedMap<String, Integer> all = new TreeMap<>(assigned);
    scenarios.forEach(scenario -> all.put(scenario.key(), of(scenario.unit())));
    return new Buckets(count, Collections.unmodifiableSortedMap(all));
  }

  int count() {
    return count;
  }

  /** Returns the same for another thread. */
  Buckets copy() {
    return new Buckets(count, assigned);
  }

  /** Returns how many bytes the bucket has that has most. */
  long mostBytes(Map<String, Long> bytesByUnit) {
    long[] load = new long[count];
    bytesByUnit.forEach((unit, bytes) -> load[of(unit)] += bytes);
    return Arrays.stream(load).max().orElse(0);
  }

  int of(String unit) {
    Integer bucket = assigned.get(unit);
    if (bucket != null) {
      return bucket;
    }

    byte[] bytes = Cells.utf8(unit);
    long hash = XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, SEED);
    return (int) Math.floorMod(hash, (long) count);
  }

  /** The same for a cell; rows of one unit mostly follow each other. Not for several threads. */
  int of(byte[] bytes, int from, int to) {
    if (lastBucket < 0 || !Arrays.equals(lastUnit, 0, lastUnit.length, bytes, from, to)) {
      lastUnit = Arrays.copyOfRange(bytes, from, to);
      lastBucket = of(Cells.text(bytes, from, to));
    }
    return lastBucket;
  }

  /** Says how many there are, and what is dealt to each. */
  @Override
  public String toString() {
    return count + " " + assigned;
  }

  @Serial
  private Object readResolve() {
    return copy();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Buckets that && count == that.count && assigned.equals(that.assigned);
  }

  @Override
  public int hashCode() {
    return 31 * count + assigned.hashCode();
  }
}
