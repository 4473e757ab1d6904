package org.districtassessment.core.rule;

import java.util.SortedMap;

/** A method that looks at all values that a unit has in a field. */
public sealed interface UnitMethod extends CheckRule.Method
    permits FirstDigitScreen, LastDigitScreen, HeapingScreen, ConstantValueScreen {

  /** By the field that is doubted: a number over a row; rows without it are left out. */
  SortedMap<String, Expression> fields();

  /** Units with fewer values are not evaluated. */
  int minimumCount();
}
