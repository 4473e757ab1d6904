package org.districtassessment.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MeanwhileTest {

  @Test
  void resultsStandInTheOrderOfWhatTheyWereMadeOf() {
    List<Integer> many = IntStream.range(0, 1000).boxed().toList();

    assertThat(Meanwhile.each(many, number -> "n" + number))
        .isEqualTo(many.stream().map(number -> "n" + number).toList());
  }

  @Test
  @Timeout(60)
  void twoThreadsWorkOnTheManyAtATime() {
    CountDownLatch bothAreHere = new CountDownLatch(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();

    Meanwhile.each(
        List.of(1, 2),
        number -> {
          threads.add(Thread.currentThread());
          bothAreHere.countDown();
          return waitFor(bothAreHere);
        });

    assertThat(threads).hasSize(2).contains(Thread.currentThread());
  }

  @Test
  void whatTheWorkThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                Meanwhile.each(
                    List.of(1, 2, 3),
                    number -> {
                      throw new IllegalArgumentException("not " + number);
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
