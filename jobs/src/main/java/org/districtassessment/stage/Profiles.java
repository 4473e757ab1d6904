package org.districtassessment.stage;

import java.util.List;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.profile.ColumnProfile;

/**
 * What the columns of a year look like.
 *
 * @param columns one per submitted file and field, by file, then in the order of the fields
 * @param shifts columns that moved far from last year's, in {@link Finding#ORDER}; none without a
 *     year before
 */
public record Profiles(List<ColumnProfile> columns, List<Finding> shifts) {

  public Profiles {
    columns = List.copyOf(columns);
    shifts = List.copyOf(shifts);
  }
}
