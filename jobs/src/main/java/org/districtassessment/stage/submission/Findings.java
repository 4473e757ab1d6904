package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.text.ColumnLetters;
import org.jspecify.annotations.Nullable;

/** Puts problems into words that may be published. */
final class Findings {

  /** Characters of a cell that a finding shows; the whole cell stands among the rejected rows. */
  private static final int LONGEST_VALUE = 1000;

  private final Language language;
  private final Redactor redactor;

  Findings(Language language, Redactor redactor) {
    this.language = language;
    this.redactor = redactor;
  }

  /** Returns what is worth knowing about a file as a whole and what stands above its rows. */
  List<Finding> ofFile(OpenFile open) {
    SubmissionFile file = open.file();
    Look look = open.look();
    FindingCode failure = look.failure();
    if (failure != null) {
      return List.of(of(file, failure, 0, null, null, null, look.detail()));
    }

    RowWalker walker = open.walker();
    List<Finding> findings = new ArrayList<>();
    for (RowWalker.Above above : walker.above()) {
      String text = shortened(redactor.redact(above.text()));
      findings.add(of(file, FindingCode.TITLE_ROW, above.line(), null, null, text, ""));
    }
    if (walker.isHeaderless() && walker.headerLine() == 0) {
      findings.add(of(file, FindingCode.EMPTY_FILE, 0, null, null, null, ""));
    } else if (!walker.isHeaderless()) {
      for (Header.Problem problem : walker.header().problems()) {
        findings.add(ofHeader(file, walker.headerLine(), problem));
      }
    }
    return findings;
  }

  /** Returns one problem of the validator's current row. */
  Finding ofRow(BucketValidator rows, RowProblem problem) {
    OpenFile open = rows.file();
    RowWalker walker = open.walker();
    String column = null;
    String field = null;
    String value = null;
    if (problem.field() != TableLayout.NONE) {
      Field declared = walker.layout().fields().get(problem.field());
      field = declared.name();
      column = column(walker.header().columnOf(problem.field()));
      value = value(walker, problem.field(), declared.sensitive());
    }
    SubmissionFile file = open.file();
    return new Finding(
        problem.code(),
        problem.severity(),
        file.table(),
        rows.unit(),
        file.path(),
        file.sheet(),
        walker.line(),
        column,
        field,
        value,
        problem.message(language, value == null ? "" : value));
  }

  private static @Nullable String column(int column) {
    return column == TableLayout.NONE ? null : ColumnLetters.of(column);
  }

  private @Nullable String value(RowWalker walker, int field, boolean isSensitive) {
    int column = walker.header().columnOf(field);
    if (column == TableLayout.NONE) {
      return null;
    }

    String cell = walker.cell(column);
    String shown = isSensitive ? redactor.pseudonym(cell.strip()) : redactor.redact(cell);
    return shortened(shown);
  }

  private Finding ofHeader(SubmissionFile file, long line, Header.Problem problem) {
    String label = problem.label() == null ? null : shortened(redactor.redact(problem.label()));
    return of(
        file,
        problem.code(),
        line,
        column(problem.column()),
        shortened(redactor.redact(problem.field())),
        label,
        problem.expected().in(language));
  }

  private Finding of(
      SubmissionFile file,
      FindingCode code,
      long line,
      @Nullable String column,
      @Nullable String field,
      @Nullable String value,
      String expected) {
    return new Finding(
        code.code(),
        code.severity(),
        file.table(),
        file.unit(),
        file.path(),
        file.sheet(),
        line,
        column,
        field,
        value,
        code.message(language, value == null ? "" : value, expected));
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_VALUE) {
      return text;
    }

    int end =
        Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1))
            ? LONGEST_VALUE - 1
            : LONGEST_VALUE;
    return text.substring(0, end) + "…";
  }
}
