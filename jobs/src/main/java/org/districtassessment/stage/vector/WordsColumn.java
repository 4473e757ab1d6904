package org.districtassessment.stage.vector;

import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/** Values of which few are different: each stands once, with its number in every row. */
final class WordsColumn extends Column {

  /** Null stands among the words where any row has none. */
  final @Nullable Object[] words;

  final int[] numbers;

  private @Nullable LongColumn plain;
  private @Nullable Object equal;
  private @Nullable Object otherEqual;

  WordsColumn(DataType type, @Nullable Object[] words, int[] numbers) {
    super(type, numbers.length);
    this.words = words;
    this.numbers = numbers;
  }

  /** Returns a column that has one value in all rows. */
  static WordsColumn of(DataType type, @Nullable Object value, int rows) {
    return new WordsColumn(type, new @Nullable Object[] {value}, new int[rows]);
  }

  @Override
  boolean isNull(int row) {
    return words[numbers[row]] == null;
  }

  @Override
  boolean hasNull() {
    return Arrays.asList(words).contains(null);
  }

  @Override
  long number(int row) {
    Object word = words[numbers[row]];
    return word == null ? 0 : LongColumn.unboxed(word);
  }

  @Override
  @Nullable Object value(int row) {
    return words[numbers[row]];
  }

  @Override
  Column take(int[] taken) {
    int none = -1;
    int[] own = new int[taken.length];
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] == NO_ROW) {
        none = words.length;
        own[i] = none;
      } else {
        own[i] = numbers[taken[i]];
      }
    }
    @Nullable Object[] all = none < 0 ? words : Arrays.copyOf(words, none + 1);
    return new WordsColumn(type(), all, own);
  }

  @Override
  void hash(long[] hashes) {
    if (isLong(type())) {
      plain().hash(hashes);
      return;
    }

    long[] ofWords = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      ofWords[i] = ObjectColumn.hash(words[i]);
    }
    for (int i = 0; i < numbers.length; i++) {
      hashes[i] = mix(hashes[i], ofWords[numbers[i]]);
    }
  }

  /** Returns the same rows with a long each; only of types that have one. */
  LongColumn plain() {
    LongColumn known = plain;
    if (known == null) {
      known = spreadOut();
      plain = known;
    }
    return known;
  }

  private LongColumn spreadOut() {
    long[] values = new long[numbers.length];
    boolean[] nulls = hasNull() ? new boolean[numbers.length] : null;
    long[] ofWords = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      Object word = words[i];
      ofWords[i] = word == null ? 0 : LongColumn.unboxed(word);
    }
    for (int i = 0; i < numbers.length; i++) {
      values[i] = ofWords[numbers[i]];
      if (nulls != null) {
        nulls[i] = words[numbers[i]] == null;
      }
    }
    return new LongColumn(type(), numbers.length, values, nulls);
  }

  /** Returns the same rows with another value where one is missing. */
  WordsColumn withoutNull(@Nullable Object instead) {
    @Nullable Object[] all = words.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = all[i] == null ? instead : all[i];
    }
    return new WordsColumn(type(), all, numbers);
  }

  /** Rows that follow each other mostly have the words that were found to be equal last. */
  @Override
  boolean isEqual(int row, Column other, int otherRow) {
    Object value = words[numbers[row]];
    Object otherValue = other.value(otherRow);
    if (value == otherValue || (value == equal && otherValue == otherEqual)) {
      return true;
    }

    boolean isEqual = Objects.equals(value, otherValue);
    if (isEqual) {
      equal = value;
      otherEqual = otherValue;
    }
    return isEqual;
  }
}
