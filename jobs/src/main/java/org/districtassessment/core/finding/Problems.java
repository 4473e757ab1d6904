package org.districtassessment.core.finding;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that a person sees all of them at once. */
public final class Problems {

  private final List<Problem> all = new ArrayList<>();

  @FormatMethod
  public void add(SourceLocation at, String format, Object... arguments) {
    all.add(new Problem(at, String.format(format, arguments)));
  }

  public void addAll(Iterable<Problem> problems) {
    problems.forEach(all::add);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public List<Problem> sorted() {
    return all.stream().sorted().distinct().toList();
  }

  /**
   * Does nothing when there are none.
   *
   * @throws RefusedException with all of them
   */
  public void throwIfAny() {
    if (!all.isEmpty()) {
      throw new RefusedException(all);
    }
  }
}
