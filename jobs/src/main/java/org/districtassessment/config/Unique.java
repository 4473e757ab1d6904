package org.districtassessment.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.finding.SourceLocation;

/** Names of which no two may be the same, in one file or across the files of a folder. */
final class Unique {

  private final String what;
  private final Map<String, SourceLocation> first = new HashMap<>();

  /**
   * @param what the names are, for messages
   */
  Unique(String what) {
    this.what = what;
  }

  /**
   * Reports a name that was there before.
   *
   * @return whether it was not
   */
  boolean add(String name, SourceLocation at, Problems problems) {
    SourceLocation before = first.putIfAbsent(name, at);
    if (before != null) {
      problems.add(at, "Duplicate %s: %s (first at %s)", what, name, before);
    }
    return before == null;
  }

  /**
   * Adds all the names of one thing: it may repeat its own, but nobody else's.
   *
   * @return whether nobody had one of them
   */
  boolean addOwn(List<Node.Scalar> names, Problems problems) {
    boolean isNew = true;
    Set<String> own = new HashSet<>();
    for (Node.Scalar name : names) {
      if (own.add(name.text().strip())) {
        isNew &= add(name.text().strip(), name.at(), problems);
      }
    }
    return isNew;
  }

  /** Reports the name under {@code key}, unless the key is missing or malformed. */
  void add(Mapping mapping, String key, Problems problems) {
    mapping.peek(key).ifPresent(name -> add(name.text(), name.at(), problems));
  }
}
