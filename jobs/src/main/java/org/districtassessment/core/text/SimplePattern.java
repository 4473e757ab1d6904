package org.districtassessment.core.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression of ASCII characters, {@code \d}, sets such as {@code [A-Z\d]}, groups,
 * {@code |}, and {@code ?}, {@code *}, {@code +}, {@code {n}}, {@code {n,}}, {@code {n,m}}, as
 * states with steps between them.
 */
final class SimplePattern {

  private static final int MOST_STATES = 2000;
  private static final int CHARACTERS = 128;
  private static final int NO_LIMIT = Integer.MAX_VALUE;
  private static final String SPECIAL = "[](){}.*+?^$|\\";

  private final String text;
  private final List<Step> steps = new ArrayList<>();
  private int at;
  private int states = 1;
  private int end;

  /** From one state to another by one of some characters, or by none where they are empty. */
  private record Step(int from, BitSet characters, int to) {}

  /** The pattern needs something else. */
  private static final class NotSimple extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** A part of the pattern, which adds states behind a state and tells the last of them. */
  private interface Part {
    int addBehind(int state) throws NotSimple;
  }

  private SimplePattern(String text) {
    this.text = text;
  }

  /** Returns the states of a pattern without flags; empty where it needs something else. */
  static Optional<SimplePattern> of(String pattern) {
    try {
      SimplePattern simple = new SimplePattern(pattern);
      Part whole = simple.choice();
      if (simple.at < simple.text.length()) {
        return Optional.empty();
      }

      simple.end = whole.addBehind(0);
      return Optional.of(simple);
    } catch (NotSimple e) {
      return Optional.empty();
    }
  }

  /** Returns the states before the first character. */
  BitSet start() {
    BitSet start = new BitSet();
    start.set(0);
    return withoutCharacter(start);
  }

  /** Returns the states after some states and a character. */
  BitSet after(BitSet before, int character) {
    BitSet after = new BitSet();
    for (Step step : steps) {
      if (before.get(step.from) && step.characters.get(character)) {
        after.set(step.to);
      }
    }
    return withoutCharacter(after);
  }

  boolean isEnd(BitSet reached) {
    return reached.get(end);
  }

  private BitSet withoutCharacter(BitSet reached) {
    int before = 0;
    while (before != reached.cardinality()) {
      before = reached.cardinality();
      for (Step step : steps) {
        if (step.characters.isEmpty() && reached.get(step.from)) {
          reached.set(step.to);
        }
      }
    }
    return reached;
  }

  private Part choice() throws NotSimple {
    List<Part> parts = new ArrayList<>(List.of(sequence()));
    while (takes('|')) {
      parts.add(sequence());
    }
    return state -> {
      int last = addState();
      for (Part part : parts) {
        addStep(part.addBehind(state), last);
      }
      return last;
    };
  }

  private Part sequence() throws NotSimple {
    List<Part> parts = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      parts.add(repeated(single()));
    }
    return state -> {
      int last = state;
      for (Part part : parts) {
        last = part.addBehind(last);
      }
      return last;
    };
  }

  private Part single() throws NotSimple {
    if (takes('(')) {
      if (takes('?') && !takes(':')) {
        throw new NotSimple();
      }

      Part inside = choice();
      expect(')');
      return inside;
    }

    BitSet characters = takes('[') ? set() : character();
    return state -> {
      int last = addState();
      steps.add(new Step(state, characters, last));
      return last;
    };
  }

  private Part repeated(Part part) throws NotSimple {
    int least = 1;
    int most = 1;
    if (takes('?')) {
      least = 0;
    } else if (takes('*')) {
      least = 0;
      most = NO_LIMIT;
    } else if (takes('+')) {
      most = NO_LIMIT;
    } else if (takes('{')) {
      least = number();
      most = !takes(',') ? least : isAt('}') ? NO_LIMIT : number();
      expect('}');
    } else {
      return part;
    }

    if (most < least || isAt('?') || isAt('+') || isAt('*') || isAt('{')) {
      throw new NotSimple();
    }

    return repeated(part, least, most);
  }

  private Part repeated(Part part, int least, int most) {
    return state -> {
      int last = addState();
      addStep(state, last);
      for (int i = 0; i < least; i++) {
        last = part.addBehind(last);
      }
      if (most == NO_LIMIT) {
        int again = addState();
        addStep(last, again);
        addStep(part.addBehind(again), again);
        return again;
      }

      int behind = addState();
      addStep(last, behind);
      for (int i = least; i < most; i++) {
        last = part.addBehind(last);
        addStep(last, behind);
      }
      return behind;
    };
  }

  private BitSet set() throws NotSimple {
    BitSet characters = new BitSet();
    if (isAt('^') || isAt(']')) {
      throw new NotSimple();
    }

    while (!takes(']')) {
      if (isAt('[') || isAt('&')) {
        throw new NotSimple();
      }

      BitSet first = inSet();
      if (isAt('-') && at + 1 < text.length() && text.charAt(at + 1) != ']') {
        at++;
        BitSet last = inSet();
        int from = first.nextSetBit(0);
        int to = last.nextSetBit(0);
        if (first.cardinality() > 1 || last.cardinality() > 1 || from > to) {
          throw new NotSimple();
        }

        first.set(from, to + 1);
      }
      characters.or(first);
    }
    return characters;
  }

  private BitSet inSet() throws NotSimple {
    return isAt('\\') ? character() : only(next());
  }

  /** A character that stands for itself, or one or more that are escaped. */
  private BitSet character() throws NotSimple {
    char next = next();
    if (next != '\\') {
      if (SPECIAL.indexOf(next) >= 0) {
        throw new NotSimple();
      }

      return only(next);
    }

    char escaped = next();
    if (escaped == 'd') {
      BitSet digits = new BitSet();
      digits.set('0', '9' + 1);
      return digits;
    }

    if (Character.isLetterOrDigit(escaped)) {
      throw new NotSimple();
    }

    return only(escaped);
  }

  private static BitSet only(char character) throws NotSimple {
    if (character >= CHARACTERS) {
      throw new NotSimple();
    }

    BitSet characters = new BitSet();
    characters.set(character);
    return characters;
  }

  private int number() throws NotSimple {
    int number = -1;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      number = Math.max(number, 0) * 10 + text.charAt(at++) - '0';
      if (number > MOST_STATES) {
        throw new NotSimple();
      }
    }
    if (number < 0) {
      throw new NotSimple();
    }

    return number;
  }

  private char next() throws NotSimple {
    if (at == text.length()) {
      throw new NotSimple();
    }

    return text.charAt(at++);
  }

  private boolean isAt(char character) {
    return at < text.length() && text.charAt(at) == character;
  }

  private boolean takes(char character) {
    if (!isAt(character)) {
      return false;
    }

    at++;
    return true;
  }

  private void expect(char character) throws NotSimple {
    if (!takes(character)) {
      throw new NotSimple();
    }
  }

  private int addState() throws NotSimple {
    if (states == MOST_STATES) {
      throw new NotSimple();
    }

    return states++;
  }

  private void addStep(int from, int to) {
    steps.add(new Step(from, new BitSet(), to));
  }
}
