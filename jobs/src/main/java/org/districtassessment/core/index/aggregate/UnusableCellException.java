package org.districtassessment.core.index.aggregate;

/** A cell has a value that an aggregation is not defined for; carries its place. */
public final class UnusableCellException extends RuntimeException {

  private final int unit;
  private final int child;
  private final double value;

  UnusableCellException(int unit, int child, double value) {
    super(String.format("Cell %s of child %s is negative: %s", unit, child, value));
    this.unit = unit;
    this.child = child;
    this.value = value;
  }

  /** The row of the cell. */
  public int unit() {
    return unit;
  }

  /** The column of the cell. */
  public int child() {
    return child;
  }

  public double value() {
    return value;
  }
}
