package org.districtassessment.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A regular expression over ASCII as a table of states, which looks at each byte of a text once. It
 * matches whole texts, the same ones as {@link Pattern} does; of the many patterns that need more
 * than {@link SimplePattern} knows there is none.
 */
public final class BytePattern {

  private static final int BITS = 7;
  private static final int CHARACTERS = 1 << BITS;
  private static final int MOST_STATES = 255;
  private static final int NONE = 0;
  private static final int FIRST = 1;

  /** Tables by their patterns, of which schemas have few: each takes milliseconds to make. */
  private static final Map<String, Optional<BytePattern>> KNOWN = new ConcurrentHashMap<>();

  /** The state after a state and a character; 0 for none. */
  private final byte[] next;

  private final boolean[] accepts;

  private BytePattern(byte[] next, boolean[] accepts) {
    this.next = next;
    this.accepts = accepts;
  }

  /** Returns the table of a pattern; empty where it is none of the simple ones, or too large. */
  public static Optional<BytePattern> of(Pattern pattern) {
    return pattern.flags() != 0
        ? Optional.empty()
        : KNOWN.computeIfAbsent(
            pattern.pattern(), text -> SimplePattern.of(text).flatMap(BytePattern::determined));
  }

  /** Whether the bytes, all of them, spell a text of the pattern. */
  public boolean matches(byte[] bytes, int from, int to) {
    int state = FIRST;
    for (int i = from; i < to && state != NONE; i++) {
      byte character = bytes[i];
      state = character < 0 ? NONE : next[(state << BITS) | character] & 0xFF;
    }
    return accepts[state];
  }

  /** Makes one state of each set of states that some text leads to. */
  private static Optional<BytePattern> determined(SimplePattern pattern) {
    Map<BitSet, Integer> numbers = new LinkedHashMap<>();
    List<BitSet> open = new ArrayList<>();
    numbers.put(new BitSet(), NONE);
    open.add(new BitSet());
    numbers.put(pattern.start(), FIRST);
    open.add(pattern.start());
    byte[] next = new byte[(MOST_STATES + 1) * CHARACTERS];
    boolean[] accepts = new boolean[MOST_STATES + 1];
    for (int state = FIRST; state < open.size(); state++) {
      accepts[state] = pattern.isEnd(open.get(state));
      for (int character = 0; character < CHARACTERS; character++) {
        BitSet after = pattern.after(open.get(state), character);
        Integer number = numbers.get(after);
        if (number == null) {
          number = numbers.size();
          if (number > MOST_STATES) {
            return Optional.empty();
          }

          numbers.put(after, number);
          open.add(after);
        }
        next[(state << BITS) | character] = number.byteValue();
      }
    }
    return Optional.of(
        new BytePattern(
            Arrays.copyOf(next, numbers.size() * CHARACTERS),
            Arrays.copyOf(accepts, numbers.size())));
  }
}
