package org.districtassessment.core.rule;

import java.util.Collection;
import org.districtassessment.core.finding.DidYouMean;

/** Hints about a name that does not exist. */
final class Known {

  private static final int FEW = 12;

  private Known() {}

  /** Returns the name that was probably meant, or all of them where they are few. */
  static String among(String name, Collection<String> known) {
    String near = DidYouMean.suffix(name, known);
    if (!near.isEmpty() || known.isEmpty() || known.size() > FEW) {
      return near;
    }

    return " (known: " + String.join(", ", known) + ")";
  }

  static String columnsOf(Relation relation, String name) {
    return among(name, relation.columns().stream().map(Relation.Column::name).toList());
  }
}
