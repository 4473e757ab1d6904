package org.districtassessment.stage.vector;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

/**
 * What earlier runs computed of rows that are still the same, see {@link KnownRows}. Each answer is
 * named by all on which it rests, but for the program; answers stand together in places, so that
 * one look finds those about a slice. Of use on the driver and in tasks.
 */
public interface Answers extends Serializable {

  /** Says on the driver which places this run looks at, as others are no longer of use. */
  void use(Collection<String> places);

  /** Returns the answers of a place by name; none where there are none that can be believed. */
  Map<String, byte[]> of(String place);

  /** Puts answers into a place, instead of all that stood there. */
  void replace(String place, Map<String, byte[]> answers);
}
