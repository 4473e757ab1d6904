package org.districtassessment.stage.submission;

import java.util.Locale;

/** Makes keys of the cells of the current row; equal values have equal keys. */
final class RowKeys {

  private final RowWalker walker;
  private final TableLayout layout;
  private final KeyBuilder builder = new KeyBuilder();

  RowKeys(RowWalker walker) {
    this.walker = walker;
    this.layout = walker.layout();
  }

  /**
   * Puts the key of {@code fields} into {@link #key}, behind the row's unit if {@code withUnit};
   * false if one of the cells is missing or unreadable.
   */
  boolean build(int[] fields, boolean withUnit) {
    builder.clear();
    if (withUnit && !add(layout.unitField())) {
      return false;
    }

    for (int field : fields) {
      if (!add(field)) {
        return false;
      }
    }

    return true;
  }

  KeyBuilder key() {
    return builder;
  }

  private boolean add(int field) {
    if (!walker.hasValue(field)) {
      return false;
    }

    CellReader reader = layout.reader(field);
    byte[] bytes = reader.bytes();
    int from = reader.from();
    int to = reader.to();
    if (reader.isText() && !layout.fields().get(field).sensitive()) {
      builder.add(bytes, from, to);
      return true;
    }

    // A sensitive text counts as its pseudonym does, in capital letters.
    if (reader.isText() && builder.addInCapitals(bytes, from, to)) {
      return true;
    }

    String text =
        reader.isText()
            ? Cells.text(bytes, from, to).toUpperCase(Locale.ROOT)
            : reader.canonical(reader.value());
    byte[] canonical = Cells.utf8(text);
    builder.add(canonical, 0, canonical.length);
    return true;
  }
}
