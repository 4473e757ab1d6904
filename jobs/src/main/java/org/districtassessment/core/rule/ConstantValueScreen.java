package org.districtassessment.core.rule;

import java.util.SortedMap;
import java.util.TreeMap;

/** Units that have the same value in all of their rows. */
public record ConstantValueScreen(SortedMap<String, Expression> fields, int minimumCount)
    implements UnitMethod {

  public ConstantValueScreen {
    fields = new TreeMap<>(fields);
  }
}
