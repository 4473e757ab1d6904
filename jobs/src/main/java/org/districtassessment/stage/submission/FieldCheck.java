package org.districtassessment.stage.submission;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.districtassessment.core.finding.FindingCode;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Text;
import org.districtassessment.core.schema.Constraints;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.districtassessment.core.schema.Gb11643;
import org.districtassessment.core.text.BytePattern;
import org.jspecify.annotations.Nullable;

/** The constraints that one present, well-typed cell must satisfy by itself. */
final class FieldCheck {

  private static final int MOST_LOST_ZEROS = 3;

  /** Bytes of a character in UTF-8. */
  private static final int MOST_BYTES = 4;

  private final int position;
  private final boolean isText;
  private final Constraints constraints;
  private final long minimum;
  private final long maximum;
  private final long above;
  private final long below;
  private final long least;
  private final long most;
  private final int leastLength;
  private final int mostLength;
  private final @Nullable DoubtfulUnit doubtful;
  private final boolean hasIdentity;

  /** Whether any text will do. */
  private final boolean isFree;

  private final byte[][] allowedTexts;
  private final long[] allowedValues;
  private final @Nullable Matcher pattern;
  private final @Nullable BytePattern bytePattern;
  private final AsciiView view = new AsciiView();
  private final Language language;

  /** The last text that was right: the next row often has the same one. */
  private byte[] right = new byte[0];

  FieldCheck(Field field, int position, CellReader reader, Language language) {
    this.position = position;
    this.language = language;
    isText = field.type() == FieldType.STRING;
    constraints = field.constraints();
    minimum = bound(reader, constraints.minimum(), true, 0, Long.MIN_VALUE);
    maximum = bound(reader, constraints.maximum(), false, 0, Long.MAX_VALUE);
    above = bound(reader, constraints.exclusiveMinimum(), false, 1, Long.MIN_VALUE);
    below = bound(reader, constraints.exclusiveMaximum(), true, -1, Long.MAX_VALUE);
    least = Math.max(minimum, above);
    most = Math.min(maximum, below);
    leastLength = requireNonNullElse(constraints.minLength(), 0);
    mostLength = requireNonNullElse(constraints.maxLength(), Integer.MAX_VALUE);
    doubtful = DoubtfulUnit.of(field);
    hasIdentity = field.intake().identity() != null;
    List<String> allowed = constraints.enumeration();
    allowedTexts = Cells.utf8(allowed);
    allowedValues =
        isText
            ? new long[0]
            : allowed.stream().mapToLong(text -> reader.bound(text, true)).toArray();
    pattern = constraints.pattern() == null ? null : constraints.pattern().matcher("");
    bytePattern = Optional.ofNullable(constraints.pattern()).flatMap(BytePattern::of).orElse(null);
    isFree =
        pattern == null
            && !hasIdentity
            && allowed.isEmpty()
            && constraints.minLength() == null
            && constraints.maxLength() == null;
  }

  /** Adds a problem for everything wrong or doubtful about the cell that was read. */
  void check(CellReader read, List<RowProblem> problems) {
    long value = read.value();
    if (value < least || value > most) {
      checkBounds(value, problems);
    }
    if (doubtful != null && doubtful.isOutside(value)) {
      String others = doubtful.others(read, language);
      if (!others.isEmpty()) {
        add(FindingCode.UNIT_DOUBTFUL, others, problems);
      }
    }
    FindingCode warning = read.warning();
    if (warning != null) {
      add(warning, isText ? "" : read.canonical(value), problems);
    }
    if (isText) {
      checkText(read.bytes(), read.from(), read.to(), problems);
    } else if (allowedValues.length > 0 && !isAllowed(value)) {
      addEnumeration(problems);
    }
  }

  private void checkBounds(long value, List<RowProblem> problems) {
    if (value < minimum) {
      add(FindingCode.MINIMUM, String.valueOf(constraints.minimum()), problems);
    }
    if (value > maximum) {
      add(FindingCode.MAXIMUM, String.valueOf(constraints.maximum()), problems);
    }
    if (value < above) {
      add(FindingCode.EXCLUSIVE_MINIMUM, String.valueOf(constraints.exclusiveMinimum()), problems);
    }
    if (value > below) {
      add(FindingCode.EXCLUSIVE_MAXIMUM, String.valueOf(constraints.exclusiveMaximum()), problems);
    }
  }

  private void checkText(byte[] bytes, int from, int to, List<RowProblem> problems) {
    if (isFree || Arrays.equals(right, 0, right.length, bytes, from, to)) {
      return;
    }

    int before = problems.size();
    checkOther(bytes, from, to, problems);
    if (problems.size() == before) {
      right = Arrays.copyOfRange(bytes, from, to);
    }
  }

  private void checkOther(byte[] bytes, int from, int to, List<RowProblem> problems) {
    if (!hasGoodLength(bytes, from, to)) {
      add(FindingCode.LENGTH, lengths(), problems);
    }
    if (allowedTexts.length > 0 && !Cells.isOneOf(allowedTexts, bytes, from, to)) {
      addEnumeration(problems);
    }
    if (pattern != null && !matches(pattern, bytes, from, to)) {
      boolean lostZeros = fitsWithZeros(pattern, Cells.text(bytes, from, to));
      FindingCode code = lostZeros ? FindingCode.LEADING_ZEROS_LOST : FindingCode.PATTERN;
      add(code, pattern.pattern().pattern(), problems);
      return; // a number of the wrong form has no check digit
    }

    if (hasIdentity) {
      CharSequence number = view.of(bytes, from, to);
      if (!Gb11643.hasForm(number) || !Gb11643.hasRightCheckCharacter(number)) {
        add(FindingCode.IDENTITY_CHECK_DIGIT, "", problems);
      }
    }
  }

  private boolean matches(Matcher matcher, byte[] bytes, int from, int to) {
    return bytePattern != null
        ? bytePattern.matches(bytes, from, to)
        : matcher.reset(view.of(bytes, from, to)).matches();
  }

  /** Whether zeros in front would mend a text of digits: a spreadsheet drops them. */
  private static boolean fitsWithZeros(Matcher pattern, String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }

    for (int zeros = 1; zeros <= MOST_LOST_ZEROS; zeros++) {
      if (pattern.reset("0".repeat(zeros) + text).matches()) {
        return true;
      }
    }

    return false;
  }

  private void addEnumeration(List<RowProblem> problems) {
    add(FindingCode.ENUMERATION, String.join(", ", constraints.enumeration()), problems);
  }

  /** The bound as a value of the field, moved by {@code step} values; of a text none. */
  private long bound(
      CellReader reader, @Nullable String written, boolean roundedUp, int step, long none) {
    return isText || written == null ? none : reader.bound(written, roundedUp) + step;
  }

  private void add(FindingCode code, String expected, List<RowProblem> problems) {
    problems.add(RowProblem.of(code, position, expected));
  }

  private boolean isAllowed(long value) {
    for (long allowed : allowedValues) {
      if (allowed == value) {
        return true;
      }
    }

    return false;
  }

  private boolean hasGoodLength(byte[] bytes, int from, int to) {
    int size = to - from;
    boolean surely = size <= mostLength && (size + MOST_BYTES - 1) / MOST_BYTES >= leastLength;
    if (surely) {
      return true;
    }

    int characters = 0;
    for (int i = from; i < to; i++) {
      characters += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return characters >= leastLength && characters <= mostLength;
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
