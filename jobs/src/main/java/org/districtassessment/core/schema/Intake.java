package org.districtassessment.core.schema;

import static org.districtassessment.core.Checks.check;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How cells of a submitted field may be written and what is expected of them, beyond type and
 * constraints.
 *
 * @param units other units a number may be sent in, none twice ({@code x-units})
 * @param plausible where a number is to be expected; null where nothing is said
 * @param missingValues cells that mean "missing", instead of the table's; null for the table's
 * @param identity what a sensitive text must be; null where nothing is said
 */
public record Intake(
    List<OtherUnit> units,
    @Nullable PlausibleRange plausible,
    @Nullable List<String> missingValues,
    @Nullable Identity identity)
    implements Serializable {

  /** Nothing said. */
  public static final Intake PLAIN = new Intake(List.of(), null, null, null);

  public Intake {
    units = List.copyOf(units);
    missingValues = missingValues == null ? null : List.copyOf(missingValues);
    Set<String> words = new HashSet<>();
    for (OtherUnit each : units) {
      check(words.add(each.unit()), "Unit %s stands twice in x-units", each.unit());
    }
  }

  /** Returns the unit that is written so. */
  public Optional<OtherUnit> unit(String word) {
    return units.stream().filter(each -> each.unit().equals(word)).findFirst();
  }
}
