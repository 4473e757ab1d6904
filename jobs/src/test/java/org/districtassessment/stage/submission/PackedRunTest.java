package org.districtassessment.stage.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedRunTest {

  @Test
  void comeBackInOrderFromManyPackers() {
    PackedRun.Packer<Integer> even = packer();
    PackedRun.Packer<Integer> odd = packer();
    IntStream.range(0, 2_500).forEach(i -> even.add(2 * i));
    IntStream.range(0, 2_500).forEach(i -> odd.add(2 * i + 1));

    assertThat(merged(even, odd))
        .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
  }

  @Test
  void beginAnewWhereTheOrderFallsAndWhereTheyAreCut() {
    PackedRun.Packer<Integer> packer = packer();
    List.of(5, 7, 3, 3, 9).forEach(packer::add);
    packer.cut();
    packer.cut();
    packer.add(10);

    assertThat(packer.runs()).extracting(PackedRun::first).containsExactly(5, 3, 10);
    assertThat(merged(packer)).containsExactly(3, 3, 5, 7, 9, 10);
  }

  @Test
  void areNoneWithoutRows() {
    assertThat(packer().runs()).isEmpty();
    assertThat(merged(packer())).isEmpty();
  }

  private static PackedRun.Packer<Integer> packer() {
    return new PackedRun.Packer<>(Comparator.<Integer>naturalOrder());
  }

  @SafeVarargs
  private static List<Integer> merged(PackedRun.Packer<Integer>... packers) {
    List<PackedRun<Integer>> runs = new ArrayList<>();
    for (PackedRun.Packer<Integer> packer : packers) {
      runs.addAll(packer.runs());
    }
    List<Integer> merged = new ArrayList<>();
    new MergedRuns<>(runs, Comparator.<Integer>naturalOrder()).forEachRemaining(merged::add);
    return merged;
  }
}
