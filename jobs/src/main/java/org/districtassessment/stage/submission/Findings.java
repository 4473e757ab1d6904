package org.districtassessment.stage.submission;

import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.finding.Finding;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Redactor;
import org.districtassessment.core.schema.Field;
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

  /** Returns what is wrong with a file as a whole or with its header. */
  List<Finding> ofFile(OpenFile open) {
    SubmissionFile file = open.file();
    List<Finding> findings = new ArrayList<>();
    ProbedFile probed = open.probed();
    if (probed == null) {
      findings.add(about(file, FindingCode.SOURCE_ERROR, String.valueOf(open.failure())));
    } else if (!open.isReadable()) {
      String unreadableAt = Long.toString(probed.unreadableAt());
      findings.add(about(file, FindingCode.ENCODING_ERROR, unreadableAt));
    } else if (open.walker().isHeaderless() && open.walker().headerLine() == 0) {
      findings.add(about(file, FindingCode.EMPTY_FILE, ""));
    } else if (!open.walker().isHeaderless()) {
      for (Header.Problem problem : open.walker().header().problems()) {
        findings.add(ofHeader(file, open.walker().headerLine(), problem));
      }
    }
    return findings;
  }

  /** Returns one problem of the validator's current row. */
  Finding ofRow(BucketValidator rows, RowProblem problem) {
    OpenFile open = rows.file();
    RowWalker walker = open.walker();
    String field = null;
    String value = null;
    if (problem.field() != TableLayout.NONE) {
      Field declared = walker.layout().fields().get(problem.field());
      field = declared.name();
      value = value(walker, problem.field(), declared.sensitive());
    }
    return new Finding(
        problem.code(),
        problem.severity(),
        open.file().table(),
        rows.unit(),
        open.file().path(),
        walker.line(),
        field,
        value,
        problem.message(language, value == null ? "" : value));
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
    String field = shortened(redactor.redact(problem.field()));
    return new Finding(
        problem.code().code(),
        problem.code().severity(),
        file.table(),
        file.unit(),
        file.path(),
        line,
        field,
        label,
        problem
            .code()
            .message(language, label == null ? "" : label, problem.expected().in(language)));
  }

  private Finding about(SubmissionFile file, FindingCode code, String expected) {
    return new Finding(
        code.code(),
        code.severity(),
        file.table(),
        file.unit(),
        file.path(),
        0,
        null,
        null,
        code.message(language, "", expected));
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
