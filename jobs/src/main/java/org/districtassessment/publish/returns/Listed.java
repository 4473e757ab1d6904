package org.districtassessment.publish.returns;

import java.util.List;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.rule.MonitoringList;

/**
 * What units are to act on.
 *
 * @param lists in rule order
 * @param rows gone through once, by unit, then list; each with the unit's own key
 */
public record Listed(List<MonitoringList> lists, Iterable<ListedRow> rows) {

  /** No list. */
  public static final Listed NONE = new Listed(List.of(), List.of());

  public Listed {
    lists = List.copyOf(lists);
  }
}
