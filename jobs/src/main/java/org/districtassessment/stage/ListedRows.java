package org.districtassessment.stage;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsFirst;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.text.CodePoints;
import org.districtassessment.stage.vector.ResultRows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all monitoring lists, by unit, list in rule order, file, line, key and what is shown.
 * Texts are in the order of their code points, and a missing value comes first. A row is made when
 * it is gone through, as there may be millions.
 */
public final class ListedRows {

  static final int UNIT = 0;
  static final int KEY = 1;
  static final int FILE = 2;
  static final int LINE = 3;

  /** Position of the first text that a list shows. */
  static final int SHOWN = 4;

  private static final int MOST_WORDS = 10_000;

  private static final Comparator<@Nullable String> BY_CODE_POINTS =
      nullsFirst(CodePoints::compare);

  private static final Comparator<Place> ORDER =
      comparingInt(Place::unit)
          .thenComparingInt(Place::list)
          .thenComparingInt(Place::file)
          .thenComparingLong(Place::line)
          .thenComparing(ListedRows::byTexts);

  private final List<String> lists;
  private final List<Place> places = new ArrayList<>();

  /**
   * Where a row stands.
   *
   * @param unit rank of the unit
   * @param file rank of the file; 0 where there is none
   * @param line 0 where there is none
   * @param of the rows of the list
   * @param row number of the row among them
   */
  private record Place(int unit, int list, int file, long line, ResultRows of, int row) {}

  /**
   * @param lists ids of the lists, in rule order
   * @param rows of each of them, in any order
   */
  ListedRows(List<String> lists, List<ResultRows> rows) {
    this.lists = List.copyOf(lists);
    Map<@Nullable String, Integer> units = ranks(rows, UNIT);
    Map<@Nullable String, Integer> files = ranks(rows, FILE);
    for (int list = 0; list < rows.size(); list++) {
      ResultRows of = rows.get(list);
      for (int row = 0; row < of.size(); row++) {
        Long line = (Long) of.value(row, LINE);
        places.add(
            new Place(
                requireNonNull(units.get(of.text(row, UNIT))),
                list,
                requireNonNull(files.get(of.text(row, FILE))),
                line == null ? 0 : line,
                of,
                row));
      }
    }
    places.sort(ORDER);
  }

  /** Numbers the texts of a column in their order. */
  private static Map<@Nullable String, Integer> ranks(List<ResultRows> rows, int column) {
    TreeSet<@Nullable String> texts = new TreeSet<>(BY_CODE_POINTS);
    texts.add(null);
    for (ResultRows of : rows) {
      for (int row = 0; row < of.size(); row++) {
        texts.add(of.text(row, column));
      }
    }
    Map<@Nullable String, Integer> ranks = new HashMap<>();
    texts.forEach(text -> ranks.put(text, ranks.size()));
    return ranks;
  }

  private static int byTexts(Place one, Place other) {
    int order = BY_CODE_POINTS.compare(one.of.text(one.row, KEY), other.of.text(other.row, KEY));
    for (int i = SHOWN; order == 0 && i < one.of.columns(); i++) {
      order = BY_CODE_POINTS.compare(one.of.text(one.row, i), other.of.text(other.row, i));
    }
    return order;
  }

  /**
   * Goes through the rows one by one.
   *
   * @param redact takes out of a text what must not be shown
   */
  public Iterable<ListedRow> redacted(UnaryOperator<String> redact) {
    return () -> {
      Iterator<Place> source = places.iterator();
      UnaryOperator<String> words = remembering(redact);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return source.hasNext();
        }

        @Override
        public ListedRow next() {
          return redacted(source.next(), redact, words);
        }
      };
    };
  }

  /** The same for texts of which many are equal. */
  private static UnaryOperator<String> remembering(UnaryOperator<String> redact) {
    Map<String, String> known = new HashMap<>();
    return text -> {
      if (known.size() == MOST_WORDS) {
        known.clear();
      }
      return known.computeIfAbsent(text, redact);
    };
  }

  private ListedRow redacted(
      Place place, UnaryOperator<String> redact, UnaryOperator<String> words) {
    ResultRows of = place.of;
    List<@Nullable String> shown = new ArrayList<>(of.columns() - SHOWN);
    for (int i = SHOWN; i < of.columns(); i++) {
      String text = of.text(place.row, i);
      shown.add(text == null ? null : words.apply(text));
    }
    String file = of.text(place.row, FILE);
    return new ListedRow(
        lists.get(place.list),
        requireNonNull(of.text(place.row, UNIT)),
        redact.apply(requireNonNull(of.text(place.row, KEY))),
        shown,
        file == null ? null : words.apply(file),
        place.line == 0 ? null : place.line);
  }
}
