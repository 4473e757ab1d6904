package org.districtassessment.stage;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.districtassessment.core.finding.ListedRow;
import org.districtassessment.core.text.CodePoints;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all monitoring lists, by unit, list in rule order, file, line, key and what is shown.
 * Texts are in the order of their code points, and a missing value comes first.
 *
 * @param lists ids of the lists, in rule order
 * @param rows of any of these lists
 */
public record ListedRows(List<String> lists, List<ListedRow> rows) {

  private static final int MOST_WORDS = 10_000;

  private static final Comparator<@Nullable String> BY_CODE_POINTS =
      nullsFirst(CodePoints::compare);

  public ListedRows {
    lists = List.copyOf(lists);
    rows = rows.stream().sorted(order(lists)).toList();
  }

  private static Comparator<ListedRow> order(List<String> lists) {
    return comparing(ListedRow::unit, BY_CODE_POINTS)
        .thenComparing(row -> lists.indexOf(row.list()))
        .thenComparing(ListedRow::file, BY_CODE_POINTS)
        .thenComparing(ListedRow::line, nullsFirst(naturalOrder()))
        .thenComparing(ListedRow::key, BY_CODE_POINTS)
        .thenComparing(ListedRow::shown, ListedRows::byTexts);
  }

  private static int byTexts(List<@Nullable String> some, List<@Nullable String> others) {
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      int order = BY_CODE_POINTS.compare(some.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(some.size(), others.size());
  }

  /**
   * Goes through the rows one by one.
   *
   * @param redact takes out of a text what must not be shown
   */
  public Iterable<ListedRow> redacted(UnaryOperator<String> redact) {
    return () -> {
      Iterator<ListedRow> source = rows.iterator();
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

  private static ListedRow redacted(
      ListedRow row, UnaryOperator<String> redact, UnaryOperator<String> words) {
    List<@Nullable String> shown = new ArrayList<>();
    for (@Nullable String text : row.shown()) {
      shown.add(text == null ? null : words.apply(text));
    }
    String file = row.file();
    return new ListedRow(
        row.list(),
        row.unit(),
        redact.apply(row.key()),
        shown,
        file == null ? null : words.apply(file),
        row.line());
  }
}
