package org.districtassessment.stage.vector;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** How many digits the values of a type have, at most. */
final class Digits {

  private static final int OF_AN_INT = 10;
  private static final int OF_A_LONG = 20;

  private Digits() {}

  /** Behind the point. */
  static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  /** Before the point. */
  static int whole(DataType type) {
    if (type instanceof DecimalType decimal) {
      return decimal.precision() - decimal.scale();
    }

    return type == DataTypes.IntegerType ? OF_AN_INT : OF_A_LONG;
  }

  static int all(DataType type) {
    return whole(type) + scale(type);
  }

  static long tenTo(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
