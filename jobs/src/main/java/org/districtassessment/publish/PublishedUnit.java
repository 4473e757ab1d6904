package org.districtassessment.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.districtassessment.core.composite.IndicatorValue;
import org.districtassessment.core.composite.State;
import org.districtassessment.core.composite.Unit;
import org.districtassessment.core.composite.UnitYear;
import org.districtassessment.core.finding.DidYouMean;
import org.districtassessment.core.finding.Problem;
import org.districtassessment.core.finding.RefusedException;
import org.districtassessment.core.finding.SourceLocation;

/** Reads what one unit came to from a publication. */
public final class PublishedUnit {

  private PublishedUnit() {}

  /**
   * Returns the values of a unit.
   *
   * @param key of the unit, or its name
   * @throws RefusedException if the publication has no such unit
   */
  public static UnitYear of(Publication publication, String key) throws IOException {
    List<Unit> units = new ArrayList<>();
    publication.forEachRow(
        "scorecards",
        row ->
            units.add(
                new Unit(
                    row.required("unit"), row.required("unit_name"), row.required("unit_group"))));
    Unit unit =
        units.stream()
            .filter(each -> each.key().equals(key) || each.name().equals(key))
            .findFirst()
            .orElseThrow(() -> unknown(publication, key, units));
    List<IndicatorValue> values = new ArrayList<>();
    publication.forEachRow(
        "indicator_scores",
        row -> {
          if (row.required("unit").equals(unit.key())) {
            values.add(
                new IndicatorValue(
                    unit.key(),
                    row.required("indicator_id"),
                    State.valueOf(row.required("state").toUpperCase(Locale.ROOT)),
                    row.number("numerator").orElse(null),
                    row.number("denominator").orElse(null),
                    row.number("value").orElse(null)));
          }
        });
    return new UnitYear(unit, publication.year(), values);
  }

  private static RefusedException unknown(Publication publication, String key, List<Unit> units) {
    List<String> keys = units.stream().map(Unit::key).toList();
    return new RefusedException(
        List.of(
            new Problem(
                SourceLocation.ofFile(publication.location()),
                "The publication has no unit " + key + DidYouMean.suffix(key, keys))));
  }
}
