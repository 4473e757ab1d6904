package org.districtassessment.core.targeting.resampling;

import java.util.IdentityHashMap;
import java.util.OptionalLong;

/**
 * Rows that were drawn once, and what several measures of them need, which is worked out once.
 *
 * <p>For one thread: samples that are measured side by side share nothing.
 */
public final class Sample {

  private final int[] times;
  private final OptionalLong seed;
  private final IdentityHashMap<Part<?>, Object> known = new IdentityHashMap<>();

  private Sample(int[] times, OptionalLong seed) {
    this.times = times;
    this.seed = seed;
  }

  /**
   * Returns a sample of rows alone.
   *
   * @param times how often each row is in the sample, 0 included; not to be changed
   */
  public static Sample of(int[] times) {
    return new Sample(times, OptionalLong.empty());
  }

  /** Returns a sample of rows of which something else may be drawn too. */
  static Sample drawn(int[] times, long seed) {
    return new Sample(times, OptionalLong.of(seed));
  }

  /** Returns how often each row is in the sample, 0 included; not to be kept or changed. */
  public int[] times() {
    return times;
  }

  /** Returns the seed of what is drawn beside the rows; empty where nothing is. */
  public OptionalLong seed() {
    return seed;
  }

  /** Something that is made of a sample; measures that share what is made share this object. */
  @FunctionalInterface
  public interface Part<T> {
    T of(Sample sample);
  }

  /** Returns a part, made when it is first asked for. */
  @SuppressWarnings("unchecked")
  public <T> T part(Part<T> part) {
    Object made = known.get(part);
    if (made == null) {
      made = part.of(this);
      known.put(part, made);
    }
    return (T) made;
  }
}
