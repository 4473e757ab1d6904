package org.districtassessment.core.composite;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.districtassessment.core.composite.PreviousYear.UnitIndicator;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexInput;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.IndicatorRule;
import org.districtassessment.core.rule.RuleSet;
import org.jspecify.annotations.Nullable;

/** Values of indicators as the engine of an index takes them: not rounded, as doubles. */
final class IndexValues {

  /** Years are counted from the assessed one. */
  private static final int ASSESSED = 0;

  private IndexValues() {}

  /**
   * Returns the input of an index.
   *
   * <p>Where the index divides by denominators itself, numerators and denominators come apart;
   * otherwise each value is {@code per × numerator ÷ denominator}. What is missing or not
   * applicable has no cell; the index imputes the one, never the other.
   *
   * @param values by unit and indicator, all there
   */
  static IndexInput of(
      RuleSet rules,
      IndexMethod method,
      List<Unit> units,
      Map<UnitIndicator, IndicatorValue> values,
      PreviousYear previous) {
    boolean divides = method.preparation().stream().anyMatch(Denominate.class::isInstance);
    List<String> columns = rules.indicators().stream().map(IndicatorRule::id).toList();
    List<String> divided = new ArrayList<>();
    List<double[]> denominators = new ArrayList<>();
    double[][] raw = new double[columns.size()][units.size()];
    double[][] before = new double[columns.size()][units.size()];
    Set<IndexInput.Cell> notApplicable = new HashSet<>();
    for (int column = 0; column < columns.size(); column++) {
      IndicatorRule rule = rules.indicators().get(column);
      boolean comesApart = divides && rule.denominator() != null;
      double[] below = new double[units.size()];
      for (int unit = 0; unit < below.length; unit++) {
        String key = units.get(unit).key();
        UnitIndicator place = new UnitIndicator(key, rule.id());
        IndicatorValue value = requireNonNull(values.get(place));
        raw[column][unit] = raw(rule, value, comesApart);
        below[unit] = below(value);
        before[column][unit] = number(previous.value(key, rule.id()).orElse(null));
        if (value.state() == State.NOT_APPLICABLE) {
          notApplicable.add(new IndexInput.Cell(key, rule.id()));
        }
      }
      if (comesApart) {
        divided.add(rule.id());
        denominators.add(below);
      }
    }
    DataMatrix matrix = matrix(units, columns, raw);
    boolean isNew =
        Arrays.stream(before).allMatch(each -> Arrays.stream(each).allMatch(Double::isNaN));
    SortedMap<Integer, DataMatrix> history = new TreeMap<>();
    if (!isNew) {
      history.put(ASSESSED - 1, matrix(units, columns, before));
    }
    return new IndexInput(
        matrix,
        matrix(units, divided, denominators.toArray(double[][]::new)),
        notApplicable,
        ASSESSED,
        history);
  }

  private static DataMatrix matrix(List<Unit> units, List<String> columns, double[][] cells) {
    return DataMatrix.of(
        units.stream().map(Unit::key).toList(),
        units.stream().map(Unit::group).toList(),
        columns,
        cells);
  }

  /**
   * Returns the numerator, which may be there without a denominator, or the value before it is
   * rounded to the published digits.
   */
  private static double raw(IndicatorRule rule, IndicatorValue value, boolean comesApart) {
    BigDecimal numerator = value.numerator();
    boolean isWhole = value.state() == State.VALUE;
    boolean isHalf = comesApart && value.state() == State.MISSING && numerator != null;
    if (!isWhole && !isHalf) {
      return Double.NaN;
    }
    if (numerator == null) {
      BigDecimal decided = requireNonNull(value.value());
      return number(comesApart ? decided.divide(rule.per(), MathContext.DECIMAL128) : decided);
    }
    if (comesApart) {
      return number(numerator);
    }

    BigDecimal above = rule.per().multiply(numerator);
    BigDecimal below = value.denominator();
    return number(below == null ? above : above.divide(below, MathContext.DECIMAL128));
  }

  /** A decided value is one of a single thing. */
  private static double below(IndicatorValue value) {
    boolean isDecided = value.state() == State.VALUE && value.numerator() == null;
    return isDecided ? 1 : number(value.denominator());
  }

  private static double number(@Nullable BigDecimal number) {
    return number == null ? Double.NaN : number.doubleValue();
  }
}
