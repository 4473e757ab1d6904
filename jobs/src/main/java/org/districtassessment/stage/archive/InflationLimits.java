package org.districtassessment.stage.archive;

import java.io.Serializable;

/**
 * How much compressed data may grow before it counts as a bomb.
 *
 * <p>Deflate reaches 1,032:1; office files stay below 100:1. A small file is given a free share, so
 * that a short one of equal rows passes whatever its ratio.
 *
 * @param mostBytes inflated bytes of one stream, at least 1
 * @param mostRatio inflated bytes for each compressed byte, over all streams of an archive, from 1
 * @param freeBytes inflated bytes of an archive up to which the ratio is not looked at
 */
public record InflationLimits(long mostBytes, long mostRatio, long freeBytes)
    implements Serializable {

  public InflationLimits {
    check(mostBytes >= 1, "mostBytes", mostBytes);
    check(mostRatio >= 1 && mostRatio <= 1_000_000, "mostRatio", mostRatio);
    check(freeBytes >= 0, "freeBytes", freeBytes);
  }

  /** 4 GiB a stream, 250:1 after the first 32 MiB. */
  public static InflationLimits standard() {
    return new InflationLimits(4L << 30, 250, 32L << 20);
  }

  /** Returns these limits with another number of inflated bytes of one stream. */
  public InflationLimits withMostBytes(long bytes) {
    return new InflationLimits(bytes, mostRatio, freeBytes);
  }

  private static void check(boolean valid, String name, long value) {
    if (!valid) {
      throw new IllegalArgumentException("Invalid " + name + " of inflation limits: " + value);
    }
  }
}
