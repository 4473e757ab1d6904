package org.districtassessment.stage;

import java.math.BigDecimal;
import org.districtassessment.core.anomaly.Anomaly;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.rule.CheckRule;
import org.jspecify.annotations.Nullable;

/** An anomaly of a unit as a whole: its key is the unit, and it stands in no line of a file. */
record UnitAnomaly(
    String unit, String field, String observed, String expected, @Nullable BigDecimal q) {

  Anomaly of(CheckRule check, Language language) {
    return new Anomaly(
        check.id(),
        check.code(),
        check.severity().id(),
        unit,
        unit,
        field,
        observed,
        expected,
        q,
        null,
        null,
        check.message().in(language));
  }
}
