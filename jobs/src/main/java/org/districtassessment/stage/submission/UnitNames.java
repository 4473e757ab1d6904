package org.districtassessment.stage.submission;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.districtassessment.core.composite.Unit;
import org.jspecify.annotations.Nullable;

/** Keys and display names of units, by which files say who sent them. */
public final class UnitNames {

  private static final Pattern SEPARATORS = Pattern.compile("[-_. /()（）]+");

  private final Map<String, String> keys = new HashMap<>();

  /** Where a key is a name of another unit, it is the key. */
  public UnitNames(Collection<Unit> units) {
    units.forEach(unit -> keys.put(unit.name().toLowerCase(Locale.ROOT), unit.key()));
    units.forEach(unit -> keys.put(unit.key().toLowerCase(Locale.ROOT), unit.key()));
  }

  /**
   * Returns the key of the unit that a path names by key or display name: in what is left of the
   * file's name, else in its folder, else in the folder above. A place that names two units names
   * none.
   *
   * @param places folders below the year, outermost first, then what is left of names
   */
  public @Nullable String unit(List<String> places) {
    for (int i = places.size() - 1; i >= 0; i--) {
      String place = places.get(i).toLowerCase(Locale.ROOT);
      Set<String> named = new TreeSet<>();
      for (String token : SEPARATORS.split(place, -1)) {
        Optional.ofNullable(keys.get(token)).ifPresent(named::add);
      }
      Optional.ofNullable(keys.get(place)).ifPresent(named::add);
      if (!named.isEmpty()) {
        return named.size() == 1 ? named.iterator().next() : null;
      }
    }

    return null;
  }
}
