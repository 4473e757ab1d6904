package org.districtassessment.core.finding;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Rules, schemas or input cannot be used; carries every problem found, not the first one. */
public final class RefusedException extends RuntimeException {

  private final transient List<Problem> problems;

  public RefusedException(Collection<Problem> problems) {
    super(
        problems.stream()
            .sorted()
            .distinct()
            .map(Problem::toString)
            .collect(Collectors.joining("\n")));
    this.problems = problems.stream().sorted().distinct().toList();
  }

  public List<Problem> problems() {
    return problems;
  }
}
