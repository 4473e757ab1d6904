package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KnownCellsTest {

  /** A map that forgets nothing says what a cell is; what is not known is no mistake. */
  @Property(tries = 300)
  void noCellIsTakenForAnother(@ForAll("cells") List<String> cells) {
    KnownCells known = new KnownCells(true);
    Map<String, Long> values = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      int found = find(known, cell);
      Long value = values.get(cell);
      if (found == KnownCells.VALUE) {
        assertThat(known.value()).as(cell).isEqualTo(value);
      } else if (found == KnownCells.MISSING) {
        assertThat(value).as(cell).isEqualTo(-1);
      } else if (cell.hashCode() % 3 == 0) {
        known.rememberMissing();
        values.put(cell, -1L);
      } else {
        known.rememberValue(i);
        values.put(cell, (long) i);
      }
    }
  }

  @Test
  void shortCellsComeBack() {
    KnownCells known = new KnownCells(true);

    for (String cell : List.of("", "1", "12345678", "123456789", "合成企业", "1234567890123456")) {
      assertThat(find(known, cell)).as(cell).isEqualTo(KnownCells.UNKNOWN);
      known.rememberValue(7);
      assertThat(find(known, cell)).as(cell).isEqualTo(KnownCells.VALUE);
      assertThat(known.value()).isEqualTo(7);
    }
  }

  @Test
  void longOnesAreReadEachTime() {
    KnownCells known = new KnownCells(true);

    find(known, "12345678901234567");
    known.rememberValue(7);

    assertThat(find(known, "12345678901234567")).isEqualTo(KnownCells.UNKNOWN);
  }

  @Test
  void anEmptyCellIsMissingUnlessAValueIsDue() {
    assertThat(find(new KnownCells(false), "")).isEqualTo(KnownCells.MISSING);
    assertThat(find(new KnownCells(true), "")).isEqualTo(KnownCells.UNKNOWN);
  }

  @Test
  void whereNoCellComesAgainNothingIsAsked() {
    KnownCells known = new KnownCells(true);
    for (int i = 0; i < 3000; i++) {
      find(known, Integer.toString(i));
      known.rememberValue(i);
    }

    assertThat(find(known, "2999")).isEqualTo(KnownCells.UNKNOWN);
  }

  /** Some with the same first and last bytes; some with zeros, which fill up short ones. */
  @Provide
  Arbitrary<List<String>> cells() {
    Arbitrary<String> any =
        Arbitraries.strings().withChars('\0', 'a', 'b', '1', '位').ofMaxLength(18);
    Arbitrary<String> few = Arbitraries.of("", "0", "0\0", "是", "否", "12345678", "12345678\0");
    return Arbitraries.oneOf(any, few).list().ofMaxSize(600);
  }

  /** Looks in the middle and at the end of a buffer. */
  private static int find(KnownCells known, String cell) {
    byte[] bytes = Cells.utf8("<" + cell + (cell.length() % 2 == 0 ? ",        " : ""));
    int length = Cells.utf8(cell).length;
    return known.find(bytes, 1, 1 + length);
  }
}
