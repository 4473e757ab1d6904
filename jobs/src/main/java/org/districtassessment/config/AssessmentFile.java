package org.districtassessment.config;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.Parameter;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;

/** Reads {@code assessment.yaml}. */
final class AssessmentFile {

  static final String FORMAT = "district-assessment/1";

  private static final UnitTable NO_UNIT = new UnitTable("x", "x", "x", "x");
  private static final int MAX_DECIMALS = 6;

  private AssessmentFile() {}

  static Optional<Assessment> read(Mapping file, Codes codes) {
    file.oneOf("format", Choices.of(FORMAT, FORMAT));
    String id = file.name("id", Names.KEBAB_CASE);
    String edition = file.name("edition", Names.CODE);
    var title = file.words("title");
    String legalBasis = file.text("legal-basis");
    boolean verified = Status.verified(file);
    List<Integer> years = years(file);
    UnitTable unit = file.required(unit(file), NO_UNIT);
    List<Parameter> parameters = ParameterReader.all(file);
    List<SqlView> views = views(file);
    BigDecimal points = file.number("points");
    int decimals = file.whole("decimals");
    List<Dimension> dimensions = dimensions(file, codes);
    List<Adjustment> adjustments = AdjustmentReader.all(file, codes);
    GradeScale grades = file.required(GradesReader.read(file), GradesReader.NONE);
    SubmissionRules submissions =
        file.required(SubmissionsReader.read(file), SubmissionRules.none(file.at()));
    return file.build(
        () -> {
          check(points.signum() > 0, "Invalid points: %s (must be > 0)", points);
          check(
              decimals >= 0 && decimals <= MAX_DECIMALS,
              "Invalid decimals: %s (0 to %s)",
              decimals,
              MAX_DECIMALS);
          return new Assessment(
              id,
              edition,
              title,
              legalBasis,
              verified,
              years,
              unit,
              parameters,
              views,
              points,
              decimals,
              dimensions,
              adjustments,
              grades,
              submissions,
              file.at());
        });
  }

  private static List<Integer> years(Mapping file) {
    Unique unique = new Unique("year");
    List<Integer> years = new ArrayList<>();
    for (Node.Scalar year : file.scalars("years")) {
      Optional<Integer> number = Numbers.whole(year.text()).filter(Years::valid);
      if (number.isEmpty()) {
        file.refuse(year.at(), "years must be years such as 2024; this is " + year.kind());
      } else {
        unique.add(year.text(), year.at(), file.problems());
        years.add(number.get());
      }
    }
    if (years.isEmpty()) {
      file.refuse(file.at("years"), "years must name at least one year");
    }
    return years;
  }

  private static Optional<UnitTable> unit(Mapping file) {
    return file.mapping("unit")
        .flatMap(
            unit -> {
              String table = unit.name("table", Names.SNAKE_CASE);
              String key = unit.name("key", Names.SNAKE_CASE);
              String name = unit.name("name", Names.SNAKE_CASE);
              String group = unit.name("group", Names.SNAKE_CASE);
              return unit.build(() -> new UnitTable(table, key, name, group));
            });
  }

  private static List<SqlView> views(Mapping file) {
    Unique names = new Unique("view");
    List<SqlView> views = new ArrayList<>();
    for (Mapping view : file.mappings("views")) {
      String name = view.name("name", Names.SNAKE_CASE);
      names.add(view, "name", file.problems());
      var grain = view.words("grain");
      var query = view.expression("query");
      view.build(() -> new SqlView(name, grain, query)).ifPresent(views::add);
    }
    return views;
  }

  private static List<Dimension> dimensions(Mapping file, Codes codes) {
    Unique ids = new Unique("dimension");
    List<Dimension> dimensions = new ArrayList<>();
    List<Mapping> mappings = file.mappings("dimensions");
    for (Mapping dimension : mappings) {
      String id = dimension.name("id", Names.SNAKE_CASE);
      String code = dimension.name("code", Names.CODE);
      ids.add(dimension, "id", file.problems());
      codes.codes().add(dimension, "code", file.problems());
      var title = dimension.words("title");
      BigDecimal points = dimension.number("points");
      dimension
          .build(
              () -> {
                check(points.signum() > 0, "Invalid points of %s: %s (must be > 0)", id, points);
                return new Dimension(id, code, title, points, dimension.at());
              })
          .ifPresent(dimensions::add);
    }
    if (mappings.isEmpty()) {
      file.refuse(file.at("dimensions"), "dimensions must have at least one element");
    }
    return dimensions;
  }
}
