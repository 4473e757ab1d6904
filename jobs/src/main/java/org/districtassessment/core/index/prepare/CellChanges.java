package org.districtassessment.core.index.prepare;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.prepare.CellChange.Reason;

/**
 * The changes of a step, packed: a transformed column changes all its cells, and hardly anybody
 * reads each of them. A {@link CellChange} is made when it is asked for. Immutable.
 */
final class CellChanges extends AbstractList<CellChange> implements RandomAccess {

  private final List<String> units;
  private final List<String> columns;
  private final int step;
  private final int[] places;
  private final double[] values;
  private final Reason[] reasons;

  private CellChanges(Recorder recorder) {
    this.units = recorder.data.units();
    this.columns = recorder.data.columns();
    this.step = recorder.step;
    this.places = Arrays.copyOf(recorder.places, recorder.count);
    this.values = Arrays.copyOf(recorder.values, 2 * recorder.count);
    this.reasons = Arrays.copyOf(recorder.reasons, recorder.count);
  }

  @Override
  public CellChange get(int index) {
    int place = places[index];
    return new CellChange(
        units.get(place % units.size()),
        columns.get(place / units.size()),
        step,
        values[2 * index],
        values[2 * index + 1],
        reasons[index]);
  }

  @Override
  public int size() {
    return places.length;
  }

  /** Takes down what changes in a matrix. */
  static final class Recorder {

    private final DataMatrix data;
    private final int step;
    private int count;
    private int[] places = new int[16];
    private double[] values = new double[32];
    private Reason[] reasons = new Reason[16];

    Recorder(DataMatrix data, int step) {
      this.data = data;
      this.step = step;
    }

    void record(int unit, int column, double before, double after, Reason reason) {
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
        values = Arrays.copyOf(values, 4 * count);
        reasons = Arrays.copyOf(reasons, 2 * count);
      }
      places[count] = column * data.unitCount() + unit;
      values[2 * count] = before;
      values[2 * count + 1] = after;
      reasons[count] = reason;
      count++;
    }

    boolean isEmpty() {
      return count == 0;
    }

    List<CellChange> changes() {
      return new CellChanges(this);
    }
  }
}
