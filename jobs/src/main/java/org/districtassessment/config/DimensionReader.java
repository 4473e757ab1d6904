package org.districtassessment.config;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.districtassessment.core.rule.Dimension;
import org.districtassessment.core.rule.NodeMethod;
import org.jspecify.annotations.Nullable;

/** Reads {@code dimensions}. */
final class DimensionReader {

  private DimensionReader() {}

  /**
   * Returns the dimensions, in their order.
   *
   * @param usual what a dimension of an index does that says nothing else; null in a points system,
   *     or where it could not be read
   */
  static List<Dimension> all(
      Mapping file, EditionKind kind, @Nullable NodeMethod usual, Codes codes) {
    Unique ids = new Unique("dimension");
    List<Dimension> dimensions = new ArrayList<>();
    List<Mapping> mappings = file.mappings("dimensions");
    for (Mapping dimension : mappings) {
      String id = dimension.name("id", Names.SNAKE_CASE);
      String code = dimension.name("code", Names.CODE);
      ids.add(dimension, "id", file.problems());
      codes.codes().add(dimension, "code", file.problems());
      var title = dimension.words("title");
      BigDecimal share = share(dimension, kind);
      @Nullable String parent =
          kind == EditionKind.INDEX ? dimension.findText("parent").orElse(null) : null;
      @Nullable NodeMethod method =
          kind == EditionKind.INDEX ? IndexReader.node(dimension, usual) : null;
      dimension
          .build(
              () -> {
                check(
                    share.signum() > 0,
                    "Invalid %s of %s: %s (must be > 0)",
                    kind.share(),
                    id,
                    share);
                return new Dimension(id, code, title, share, parent, method, dimension.at());
              })
          .ifPresent(dimensions::add);
    }
    if (mappings.isEmpty()) {
      file.refuse(file.at("dimensions"), "dimensions must have at least one element");
    }
    return dimensions;
  }

  /** Returns the points, which must be said, or the weight, which is 1 where nothing is said. */
  static BigDecimal share(Mapping mapping, EditionKind kind) {
    return kind == EditionKind.POINTS
        ? mapping.number(kind.share())
        : mapping.findNumber(kind.share()).orElse(BigDecimal.ONE);
  }
}
