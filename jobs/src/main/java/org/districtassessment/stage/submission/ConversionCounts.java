package org.districtassessment.stage.submission;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.stream.Collectors;
import org.districtassessment.core.schema.Conversion;

/** How many cells of a file each conversion was made in. */
public final class ConversionCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private final EnumMap<Conversion, Long> counts = new EnumMap<>(Conversion.class);

  ConversionCounts() {}

  /** Adds the cell that was read last. */
  void count(CellReader reader) {
    if (!reader.isPlain()) {
      reader.conversions().forEach(conversion -> counts.merge(conversion, 1L, Long::sum));
    }
  }

  void clear() {
    counts.clear();
  }

  /** Returns all of them together. */
  static ConversionCounts sum(Collection<ConversionCounts> parts) {
    ConversionCounts sum = new ConversionCounts();
    parts.forEach(
        part ->
            part.counts.forEach(
                (conversion, count) -> sum.counts.merge(conversion, count, Long::sum)));
    return sum;
  }

  /** Returns {@code id:count} of each, joined by {@code ;}; empty where nothing was converted. */
  public String inWords() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey().id() + ":" + entry.getValue())
        .sorted()
        .collect(Collectors.joining(";"));
  }
}
