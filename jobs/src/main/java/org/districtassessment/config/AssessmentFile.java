package org.districtassessment.config;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.rule.Adjustment;
import org.districtassessment.core.rule.Article;
import org.districtassessment.core.rule.CommendationRules;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.IndexMethod;
import org.districtassessment.core.rule.Parameter;
import org.districtassessment.core.rule.ScreenFamily;
import org.districtassessment.core.rule.SqlView;
import org.districtassessment.core.rule.StatisticsRules;
import org.districtassessment.core.rule.SubmissionRules;
import org.districtassessment.core.rule.UnitTable;

/** Reads {@code assessment.yaml}. */
final class AssessmentFile {

  static final String FORMAT = "district-assessment/1";

  private static final UnitTable NO_UNIT = new UnitTable("x", "x", "x", "x");
  private static final int MAX_DECIMALS = 6;

  /** An index is rounded to be read, not to make ranks. */
  private static final int MAX_INDEX_DECIMALS = 10;

  private static final BigDecimal INDEX_POINTS = BigDecimal.valueOf(100);

  private AssessmentFile() {}

  static Optional<Assessment> read(Mapping file, Codes codes) {
    file.oneOf("format", Choices.of(FORMAT, FORMAT));
    String id = file.name("id", Names.KEBAB_CASE);
    String edition = file.name("edition", Names.CODE);
    var title = file.words("title");
    String legalBasis = file.text("legal-basis");
    List<Article> articles = articles(file);
    boolean verified = Status.verified(file);
    List<Integer> years = years(file);
    UnitTable unit = file.required(unit(file), NO_UNIT);
    List<Parameter> parameters = ParameterReader.all(file);
    List<SqlView> views = views(file);
    EditionKind kind = kind(file);
    BigDecimal points = kind == EditionKind.POINTS ? file.number("points") : INDEX_POINTS;
    int decimals = file.whole("decimals");
    Optional<IndexMethod> index =
        file.findMapping("index").flatMap(each -> file.part(IndexReader.read(each)));
    List<Dimension> dimensions =
        DimensionReader.all(file, kind, index.map(IndexMethod::total).orElse(null), codes);
    List<Adjustment> adjustments = AdjustmentReader.all(file, codes);
    GradeScale grades = file.required(GradesReader.read(file), GradesReader.NONE);
    Optional<CommendationRules> commendation =
        file.findMapping("commendation").flatMap(each -> file.part(CommendationReader.read(each)));
    SubmissionRules submissions =
        file.required(SubmissionsReader.read(file), SubmissionRules.none(file.at()));
    List<ScreenFamily> screens = ScreensReader.read(file);
    StatisticsRules statistics = StatisticsReader.read(file);
    return file.build(
        () -> {
          check(points.signum() > 0, "Invalid points: %s (must be > 0)", points);
          int most = kind == EditionKind.POINTS ? MAX_DECIMALS : MAX_INDEX_DECIMALS;
          check(
              decimals >= 0 && decimals <= most, "Invalid decimals: %s (0 to %s)", decimals, most);
          return new Assessment(
              id,
              edition,
              title,
              legalBasis,
              articles,
              verified,
              years,
              unit,
              parameters,
              views,
              points,
              decimals,
              index.orElse(null),
              dimensions,
              adjustments,
              grades,
              commendation.orElse(null),
              screens,
              submissions,
              statistics,
              file.at());
        });
  }

  /** Returns which keys the edition's other files have, too. */
  static EditionKind kind(Mapping file) {
    return file.has("index") ? EditionKind.INDEX : EditionKind.POINTS;
  }

  private static List<Article> articles(Mapping file) {
    Unique ids = new Unique("article");
    List<Article> articles = new ArrayList<>();
    for (Mapping article : file.mappings("articles")) {
      String id = article.text("id");
      ids.add(article, "id", file.problems());
      var title = article.words("title");
      article.build(() -> new Article(id, title, article.at())).ifPresent(articles::add);
    }
    return articles;
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
}
