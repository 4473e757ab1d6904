package org.districtassessment.publish;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.districtassessment.core.rule.MonitoringList;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of its rows as JSON, as {@link Json#oneLine} would write a map of it: names are
 * sorted and written once for all rows.
 */
final class ShownText {

  private final List<Shown> byName;

  /**
   * @param at place of the value among those of a row, from 0
   * @param begin the quoted name and what stands before and after it
   */
  private record Shown(int at, String begin) {}

  private ShownText(List<Shown> byName) {
    this.byName = byName;
  }

  static ShownText of(MonitoringList list) {
    List<MonitoringList.Shown> shown = list.shown();
    List<Integer> sorted =
        IntStream.range(0, shown.size())
            .boxed()
            .sorted(Comparator.comparing(at -> shown.get(at).name()))
            .toList();
    return new ShownText(
        sorted.stream()
            .map(
                at ->
                    new Shown(
                        at,
                        (at.equals(sorted.get(0)) ? "" : ",")
                            + Json.oneLine(shown.get(at).name())
                            + ':'))
            .toList());
  }

  /**
   * @param values one per value that the list shows, in its order
   */
  String of(List<@Nullable String> values) {
    JsonStringEncoder encoder = JsonStringEncoder.getInstance();
    StringBuilder text = new StringBuilder().append('{');
    for (Shown each : byName) {
      text.append(each.begin);
      @Nullable String value = values.get(each.at);
      if (value == null) {
        text.append("null");
      } else {
        text.append('"');
        encoder.quoteAsString(value, text);
        text.append('"');
      }
    }
    return text.append('}').toString();
  }
}
