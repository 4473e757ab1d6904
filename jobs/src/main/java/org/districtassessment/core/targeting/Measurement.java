package org.districtassessment.core.targeting;

import static org.districtassessment.core.Checks.check;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** What a measure gives: a finite number, or the reason why there is none; never NaN. */
public sealed interface Measurement {

  /** Returns a value; it is finite. */
  static Measurement of(double number) {
    return new Value(number);
  }

  /** Returns that there is no value. */
  static Measurement undefined(Undefined reason) {
    return new NoValue(reason);
  }

  /** Returns the number; empty where it is undefined. */
  OptionalDouble value();

  /** Returns why there is no number; empty where there is one. */
  Optional<Undefined> reason();

  /** Returns the number turned into another, or the same reason. */
  Measurement map(DoubleUnaryOperator function);

  /** Returns this less {@code other}; the reason of the first that has no value. */
  default Measurement minus(Measurement other) {
    if (other instanceof Value subtrahend) {
      return map(minuend -> minuend - subtrahend.number());
    }
    return this instanceof NoValue ? this : other;
  }

  /** A number. */
  record Value(double number) implements Measurement {

    public Value {
      check(Double.isFinite(number), "Invalid value of a measure: %s (must be finite)", number);
    }

    @Override
    public OptionalDouble value() {
      return OptionalDouble.of(number);
    }

    @Override
    public Optional<Undefined> reason() {
      return Optional.empty();
    }

    @Override
    public Measurement map(DoubleUnaryOperator function) {
      return new Value(function.applyAsDouble(number));
    }
  }

  /** No number. */
  record NoValue(Undefined because) implements Measurement {

    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<Undefined> reason() {
      return Optional.of(because);
    }

    @Override
    public Measurement map(DoubleUnaryOperator function) {
      return this;
    }
  }
}
