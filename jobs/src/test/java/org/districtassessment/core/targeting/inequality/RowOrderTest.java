package org.districtassessment.core.targeting.inequality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {

  @Test
  void comparesByTheNextColumnWhereTheFirstIsEqual() {
    int[] rows = {0, 1, 2, 3};

    RowOrder.sort(rows, 0, 4, new double[] {2, 1, 2, 1}, new double[] {5, 7, 4, 6});

    assertThat(rows).containsExactly(3, 1, 2, 0);
  }

  @Test
  void sortsOnlyThePartItIsAskedFor() {
    int[] rows = {3, 2, 1, 0};

    RowOrder.sort(rows, 1, 3, new double[] {0, 1, 2, 3});

    assertThat(rows).containsExactly(3, 1, 2, 0);
  }

  /** The order of Java's own stable sort; few different numbers make many ties. */
  @Test
  void keepsEqualRowsAsTheyStood() {
    Random random = new Random(3);
    for (int n = 0; n < 200; n++) {
      double[] first = random.ints(n, 0, 4).asDoubleStream().toArray();
      double[] second = random.ints(n, 0, 3).asDoubleStream().map(i -> i - 1 + 0.5).toArray();
      int[] rows = IntStream.range(0, n).toArray();

      RowOrder.sort(rows, 0, n, first, second);

      assertThat(rows)
          .containsExactly(
              IntStream.range(0, n)
                  .boxed()
                  .sorted(
                      Comparator.<Integer>comparingDouble(i -> first[i])
                          .thenComparingDouble(i -> second[i]))
                  .mapToInt(Integer::intValue)
                  .toArray());
    }
  }
}
