package org.districtassessment.stage.vector;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets what was used longest ago when there is more than a number of entries. */
final class LastUsed<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1;

  private final int most;

  LastUsed(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
