package org.districtassessment.core.targeting.reconciliation;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How alike two names are, by pairs of neighbouring characters: 2 × common pairs ÷ all pairs (Dice,
 * Ecology 26 (1945), 297–302).
 *
 * <p>Width, case, spaces and punctuation do not count. Works for any script, without words.
 */
final class NameSimilarity {

  private final Map<String, Integer> pairs = new HashMap<>();
  private final int count;

  NameSimilarity(String name) {
    int[] letters =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .toArray();
    if (letters.length == 1) {
      pairs.put(new String(letters, 0, 1), 1);
    }
    for (int i = 0; i + 1 < letters.length; i++) {
      pairs.merge(new String(letters, i, 2), 1, Integer::sum);
    }
    this.count = pairs.values().stream().mapToInt(Integer::intValue).sum();
  }

  Set<String> pairs() {
    return pairs.keySet();
  }

  /** Returns a number in [0, 1]; 1 for equal names, 0 where either has no letter or digit. */
  double to(NameSimilarity other) {
    int common = 0;
    for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
      common += Math.min(pair.getValue(), other.pairs.getOrDefault(pair.getKey(), 0));
    }
    return count == 0 || other.count == 0 ? 0 : 2.0 * common / (count + other.count);
  }
}
