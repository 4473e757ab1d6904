package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.EpochDays;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.Gb11643;
import org.districtassessment.core.schema.Identity;
import org.districtassessment.core.schema.TableSchema;

/** Compares the date of birth in identity numbers with that of the row, before any pseudonym. */
final class BirthDateCheck {

  private final List<Pair> pairs = new ArrayList<>();
  private final AsciiView view = new AsciiView();
  private final Language language;

  /**
   * Positions of two fields.
   *
   * @param date {@link TableLayout#NONE} if the row does not tell the date
   */
  private record Pair(int number, int date) {}

  BirthDateCheck(TableSchema schema, Language language) {
    this.language = language;
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      Identity identity = field.intake().identity();
      if (identity != null) {
        String date = identity.birthDate();
        pairs.add(new Pair(i, date == null ? TableLayout.NONE : schema.indexOf(date)));
      }
    }
  }

  /**
   * Adds a problem for every number whose date is none or not that of the row; a number of another
   * form has a problem of its own.
   *
   * @param isPresent which fields have been read
   */
  void check(TableLayout layout, boolean[] isPresent, List<RowProblem> problems) {
    for (Pair pair : pairs) {
      if (!isPresent[pair.number]) {
        continue;
      }

      CellReader number = layout.reader(pair.number);
      CharSequence text = view.of(number.bytes(), number.from(), number.to());
      if (!Gb11643.hasForm(text)) {
        continue;
      }

      long born = Gb11643.birthDay(text);
      if (born == EpochDays.NONE) {
        add(pair, new Text("不是真实的日期", "is no real date"), problems);
      } else if (pair.date != TableLayout.NONE
          && isPresent[pair.date]
          && layout.reader(pair.date).value() != born) {
        Text title = layout.fields().get(pair.date).title();
        add(
            pair,
            new Text("与“" + title.zh() + "”不一致", "differs from \"" + title.en() + "\""),
            problems);
      }
    }
  }

  private void add(Pair pair, Text what, List<RowProblem> problems) {
    problems.add(RowProblem.of(FindingCode.IDENTITY_BIRTH_DATE, pair.number, what.in(language)));
  }
}
