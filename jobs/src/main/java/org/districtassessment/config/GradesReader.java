package org.districtassessment.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.rule.GradeScale;
import org.districtassessment.core.rule.GradeScale.Grade;
import org.districtassessment.core.rule.GradeScale.Quota;

/** Reads {@code grades}: the scale, best first, and the quota of the best grade. */
final class GradesReader {

  /** Stands for a scale that could not be read. */
  static final GradeScale NONE =
      new GradeScale(List.of(new Grade("x", Text.same("x"), BigDecimal.ZERO)), null);

  private GradesReader() {}

  static Optional<GradeScale> read(Mapping file) {
    return file.mapping("grades")
        .flatMap(
            grades -> {
              List<Grade> scale = scale(grades);
              Optional<Quota> quota = grades.findMapping("quota").flatMap(GradesReader::quota);
              return grades.build(() -> new GradeScale(scale, quota.orElse(null)));
            });
  }

  private static List<Grade> scale(Mapping grades) {
    Unique ids = new Unique("grade");
    List<Grade> scale = new ArrayList<>();
    List<Mapping> mappings = grades.mappings("scale");
    for (Mapping grade : mappings) {
      String id = grade.name("id", Names.KEBAB_CASE);
      ids.add(grade, "id", grades.problems());
      Text title = grade.words("title");
      BigDecimal from = grade.number("from");
      Optional<Grade> read = grade.build(() -> new Grade(id, title, from));
      read.ifPresent(each -> reportOrder(scale, each, grade, grades));
      grades.required(read, NONE.grades().get(0));
      read.ifPresent(scale::add);
    }
    if (mappings.isEmpty()) {
      grades.refuse(grades.at("scale"), "scale must have at least one grade");
    }
    return scale;
  }

  private static void reportOrder(
      List<Grade> better, Grade grade, Mapping mapping, Mapping grades) {
    if (better.isEmpty()) {
      return;
    }

    Grade last = better.get(better.size() - 1);
    if (grade.from().compareTo(last.from()) >= 0) {
      grades.refuse(
          mapping.at("from"),
          "Grade %s must begin below %s, where grade %s begins (best first)"
              .formatted(grade.id(), last.from(), last.id()));
    }
  }

  /** Reads a quota of units. */
  static Optional<Quota> quota(Mapping quota) {
    BigDecimal share = quota.number("share");
    boolean withinGroup = quota.oneOf("within", Choices.of("group", true).and("all", false));
    boolean roundUp = quota.oneOf("rounding", Choices.of("floor", false).and("ceil", true));
    boolean includeTies =
        quota.oneOf("ties", Choices.of("exclude-all", false).and("include-all", true));
    return quota.build(() -> new Quota(share, withinGroup, roundUp, includeTies));
  }
}
