package org.districtassessment.core.profile;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.schema.Field;
import org.districtassessment.core.schema.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Counted values of one column, from the least to the greatest, to a {@link Summary}; the same
 * value may come several times in a row.
 *
 * <p>Needs 16 bytes for each different number or day; texts are not kept.
 */
public final class SummarizeValues {

  private static final int ALL = 100;

  private final Field field;
  private final int frequentValues;
  private final boolean hasOrder;
  private final List<ValueCount> frequent = new ArrayList<>();

  private long missing;
  private long values;
  private long distinct;
  private BigInteger sum = BigInteger.ZERO;
  private long[] numbers = new long[16];
  private long[] upTo = new long[16];

  private boolean hasLast;
  private long lastNumber;
  private @Nullable String lastText;
  private long lastCount;

  /**
   * @param frequentValues how many of the most frequent values the summary names, at most
   */
  public SummarizeValues(Field field, int frequentValues) {
    this.field = field;
    this.frequentValues = frequentValues;
    this.hasOrder =
        switch (field.type()) {
          case INTEGER, NUMBER, DATE, YEAR -> true;
          case STRING, BOOLEAN -> false;
        };
  }

  /** Adds rows without a value. */
  public void addMissing(long count) {
    missing += count;
  }

  /** Adds a text. */
  public void add(String text, long count) {
    if (hasLast && text.equals(lastText)) {
      lastCount += count;
      return;
    }

    take();
    hasLast = true;
    lastText = text;
    lastCount = count;
  }

  /**
   * Adds a value that is no text.
   *
   * @param number a number in units of its last decimal, 0 or 1 for false or true, a day as days
   *     since 1970-01-01, a year
   * @throws IllegalArgumentException if it is less than the one before
   */
  public void add(long number, long count) {
    if (hasLast && number == lastNumber) {
      lastCount += count;
      return;
    }

    check(!hasLast || number > lastNumber, "%s comes after %s", number, lastNumber);
    take();
    hasLast = true;
    lastNumber = number;
    lastCount = count;
  }

  /** Returns the summary of all values that were added. */
  public Summary summary() {
    take();
    hasLast = false;
    List<String> order = new ArrayList<>();
    if (hasOrder && values > 0) {
      Summary.ORDER.forEach(percentage -> order.add(spelled(percentile(percentage))));
    }
    return new Summary(missing + values, missing, distinct, order, mean(), frequent);
  }

  /** The last value is complete as soon as another one comes. */
  private void take() {
    if (!hasLast) {
      return;
    }

    values += lastCount;
    if (hasOrder) {
      int at = Math.toIntExact(distinct);
      if (at == numbers.length) {
        numbers = Arrays.copyOf(numbers, at * 2);
        upTo = Arrays.copyOf(upTo, at * 2);
      }
      numbers[at] = lastNumber;
      upTo[at] = values;
      sum = sum.add(BigInteger.valueOf(lastNumber).multiply(BigInteger.valueOf(lastCount)));
    }
    distinct++;
    rank(lastCount);
  }

  /** Puts the last value behind all that are at least as frequent. */
  private void rank(long count) {
    int at = frequent.size();
    while (at > 0 && frequent.get(at - 1).count() < count) {
      at--;
    }
    if (at < frequentValues) {
      frequent.add(at, new ValueCount(lastText == null ? spelled(lastNumber) : lastText, count));
      if (frequent.size() > frequentValues) {
        frequent.remove(frequentValues);
      }
    }
  }

  private long percentile(int percentage) {
    long rank = Math.max(1, (values * percentage + ALL - 1) / ALL);
    int found = Arrays.binarySearch(upTo, 0, Math.toIntExact(distinct), rank);
    return numbers[found >= 0 ? found : -found - 1];
  }

  private @Nullable String mean() {
    boolean isNumber = field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    if (!isNumber || values == 0) {
      return null;
    }

    return new BigDecimal(sum, field.decimals())
        .divide(BigDecimal.valueOf(values), field.decimals() + 2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private String spelled(long number) {
    return switch (field.type()) {
      case INTEGER, YEAR -> Long.toString(number);
      case NUMBER -> BigDecimal.valueOf(number, field.decimals()).toPlainString();
      case BOOLEAN -> Boolean.toString(number != 0);
      case DATE -> LocalDate.ofEpochDay(number).toString();
      case STRING -> throw new IllegalStateException("A text came as a number: " + field.name());
    };
  }
}
