package org.districtassessment.core.index;

import static org.districtassessment.core.Checks.check;

import org.districtassessment.core.scoring.Direction;

/**
 * A column that enters an index.
 *
 * @param id its name in the data
 * @param direction which end is good; not {@link Direction#NOMINAL}
 */
public record IndexIndicator(String id, Direction direction) {

  public IndexIndicator {
    check(!id.isBlank(), "Invalid id of an indicator: it is empty");
    check(
        direction != Direction.NOMINAL,
        "Invalid direction of %s: nominal (must be higher-is-better or lower-is-better)",
        id);
  }
}
