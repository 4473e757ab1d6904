package org.districtassessment.stage.submission;

import java.util.Arrays;
import org.apache.spark.unsafe.Platform;

/**
 * Texts: up to 256 different ones stand once each, with a byte for each row; more stand one behind
 * the other.
 */
final class TextBytes extends ColumnBytes {

  private static final int MOST_WORDS = 256;

  /** So many rows show whether words come again. */
  private static final int FIRST_ROWS = 64;

  private static final int NONE = -1;

  /** Texts one behind the other: of the words, or, where there are too many, of the rows. */
  private byte[] texts = new byte[1024];

  private int textsEnd;

  private boolean areWords = true;
  private int words;
  private final int[] wordEnds = new int[MOST_WORDS];

  /** Numbers of words from 1 on, by their hash; 0 where there is none. */
  private final short[] places = new short[4 * MOST_WORDS];

  private byte[] wordOf = new byte[capacity()];
  private int lastWord = NONE;

  /** Where the text of each row ends, once there are too many words. */
  private int[] ends = new int[0];

  /** Adds a row. */
  void put(byte[] bytes, int from, int to) {
    if (areWords && takesWord(bytes, from, to)) {
      return;
    }

    int row = addRow();
    append(bytes, from, to);
    ends[row] = textsEnd;
  }

  private boolean takesWord(byte[] bytes, int from, int to) {
    if (lastWord == NONE || !isWord(lastWord, bytes, from, to)) {
      int place = placeOf(bytes, from, to);
      if (places[place] == 0) {
        if (words == MOST_WORDS || (rows() >= FIRST_ROWS && 2 * words > rows())) {
          spellOut();
          return false;
        }

        append(bytes, from, to);
        wordEnds[words++] = textsEnd;
        places[place] = (short) words;
      }
      lastWord = places[place] - 1;
    }
    int row = addRow();
    wordOf[row] = (byte) lastWord;
    return true;
  }

  private int placeOf(byte[] bytes, int from, int to) {
    int place = Cells.hash(bytes, from, to) & (places.length - 1);
    while (places[place] != 0 && !isWord(places[place] - 1, bytes, from, to)) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  private boolean isWord(int word, byte[] bytes, int from, int to) {
    return Arrays.equals(texts, startOf(word), wordEnds[word], bytes, from, to);
  }

  private int startOf(int word) {
    return word == 0 ? 0 : wordEnds[word - 1];
  }

  /** Puts the text of each row where its word was. */
  private void spellOut() {
    byte[] ofWords = Arrays.copyOf(texts, textsEnd);
    ends = ends.length < capacity() ? new int[capacity()] : ends;
    textsEnd = 0;
    areWords = false;
    for (int row = 0; row < rows(); row++) {
      if (!isNullAt(row)) {
        int word = wordOf[row] & 0xFF;
        append(ofWords, startOf(word), wordEnds[word]);
      }
      ends[row] = textsEnd;
    }
  }

  private void append(byte[] bytes, int from, int to) {
    int length = to - from;
    if (texts.length - textsEnd < length) {
      texts = Arrays.copyOf(texts, Math.max(2 * texts.length, textsEnd + length));
    }
    System.arraycopy(bytes, from, texts, textsEnd, length);
    textsEnd += length;
  }

  @Override
  void clear() {
    super.clear();
    Arrays.fill(places, (short) 0);
    textsEnd = 0;
    words = 0;
    areWords = true;
    lastWord = NONE;
  }

  @Override
  void reserve(int most) {
    wordOf = Arrays.copyOf(wordOf, most);
    if (!areWords) {
      ends = Arrays.copyOf(ends, most);
    }
  }

  @Override
  void setNull(int row) {
    if (areWords) {
      wordOf[row] = 0;
    } else {
      ends[row] = textsEnd;
    }
  }

  @Override
  int bodyLength() {
    return areWords
        ? Integer.BYTES * words + textsEnd + wordWidth() * rows()
        : Integer.BYTES * (rows() + 1) + textsEnd;
  }

  private int wordWidth() {
    return words > 1 ? Byte.BYTES : 0;
  }

  @Override
  void write(byte[] target, int header, int body) {
    target[header + FORM] = areWords ? WORDS : TEXTS;
    if (areWords) {
      target[header + WIDTH] = (byte) wordWidth();
      Platform.putLong(target, at(header + LEAST), words);
      writeWords(target, body);
    } else {
      writeTexts(target, body);
    }
  }

  private void writeWords(byte[] target, int body) {
    int next = body;
    for (int word = 0; word < words; word++) {
      int length = wordEnds[word] - startOf(word);
      Platform.putInt(target, at(next), length);
      System.arraycopy(texts, startOf(word), target, next + Integer.BYTES, length);
      next += Integer.BYTES + length;
    }
    System.arraycopy(wordOf, 0, target, next, wordWidth() * rows());
  }

  private void writeTexts(byte[] target, int body) {
    Platform.copyMemory(
        ends,
        Platform.INT_ARRAY_OFFSET,
        target,
        at(body + Integer.BYTES),
        (long) Integer.BYTES * rows());
    System.arraycopy(texts, 0, target, body + Integer.BYTES * (rows() + 1), textsEnd);
  }

  private static long at(int index) {
    return Platform.BYTE_ARRAY_OFFSET + (long) index;
  }
}
