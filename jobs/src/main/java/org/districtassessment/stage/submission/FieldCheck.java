package org.districtassessment.stage.submission;

import java.util.List;
import java.util.regex.Matcher;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.jspecify.annotations.Nullable;

/** The constraints that one present, well-typed cell must satisfy by itself. */
final class FieldCheck {

  private final int position;
  private final boolean isText;
  private final Constraints constraints;
  private final long minimum;
  private final long maximum;
  private final byte[][] allowedTexts;
  private final long[] allowedValues;
  private final @Nullable Matcher pattern;
  private final AsciiView view = new AsciiView();
  private final Language language;

  FieldCheck(Field field, int position, CellReader reader, Language language) {
    this.position = position;
    this.language = language;
    isText = field.type() == FieldType.STRING;
    constraints = field.constraints();
    String least = constraints.minimum();
    String most = constraints.maximum();
    minimum = isText || least == null ? Long.MIN_VALUE : reader.bound(least, true);
    maximum = isText || most == null ? Long.MAX_VALUE : reader.bound(most, false);
    List<String> allowed = constraints.enumeration();
    allowedTexts = Cells.utf8(allowed);
    allowedValues =
        isText
            ? new long[0]
            : allowed.stream().mapToLong(text -> reader.bound(text, true)).toArray();
    pattern = constraints.pattern() == null ? null : constraints.pattern().matcher("");
  }

  /** Adds a problem for every constraint that the cell breaks. */
  void check(byte[] bytes, int from, int to, long value, List<RowProblem> problems) {
    if (value < minimum) {
      add(FindingCode.MINIMUM, String.valueOf(constraints.minimum()), problems);
    }
    if (value > maximum) {
      add(FindingCode.MAXIMUM, String.valueOf(constraints.maximum()), problems);
    }
    if (isText && !hasGoodLength(bytes, from, to)) {
      add(FindingCode.LENGTH, lengths(), problems);
    }
    if (allowedTexts.length > 0 && !isAllowed(bytes, from, to, value)) {
      add(FindingCode.ENUMERATION, String.join(", ", constraints.enumeration()), problems);
    }
    if (pattern != null && !pattern.reset(view.of(bytes, from, to)).matches()) {
      add(FindingCode.PATTERN, pattern.pattern().pattern(), problems);
    }
  }

  private void add(FindingCode code, String expected, List<RowProblem> problems) {
    problems.add(RowProblem.of(code, position, expected));
  }

  private boolean isAllowed(byte[] bytes, int from, int to, long value) {
    if (isText) {
      return Cells.isOneOf(allowedTexts, bytes, from, to);
    }

    for (long allowed : allowedValues) {
      if (allowed == value) {
        return true;
      }
    }

    return false;
  }

  private boolean hasGoodLength(byte[] bytes, int from, int to) {
    Integer least = constraints.minLength();
    Integer most = constraints.maxLength();
    if (least == null && most == null) {
      return true;
    }

    int characters = 0;
    for (int i = from; i < to; i++) {
      characters += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return (least == null || characters >= least) && (most == null || characters <= most);
  }

  private String lengths() {
    Integer least = constraints.minLength();
    Integer most = constraints.maxLength();
    if (least == null) {
      return new Text("至多 " + most + " 个字符", "at most " + most + " characters").in(language);
    }

    if (most == null) {
      return new Text("至少 " + least + " 个字符", "at least " + least + " characters").in(language);
    }

    return new Text(least + " 至 " + most + " 个字符", least + " to " + most + " characters")
        .in(language);
  }
}
