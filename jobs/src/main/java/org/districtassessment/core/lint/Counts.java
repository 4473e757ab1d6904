package org.districtassessment.core.lint;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An aggregate that counts rows: {@code count(*)} or {@code count_if(a AND b)}.
 *
 * @param conditions all of them hold of a row that is counted, in one spelling of blanks and case
 *     of words outside quotes left as written; none for {@code count(*)}
 */
record Counts(Set<String> conditions) {

  private static final Pattern CALL =
      Pattern.compile("\\s*count_if\\s*\\((.*)\\)\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ALL =
      Pattern.compile("\\s*count\\s*\\(\\s*\\*\\s*\\)\\s*", Pattern.CASE_INSENSITIVE);

  Counts {
    conditions = Set.copyOf(conditions);
  }

  /** Returns what an expression counts; empty where it does anything else, or might. */
  static Optional<Counts> of(String sql) {
    if (ALL.matcher(sql).matches()) {
      return Optional.of(new Counts(Set.of()));
    }

    Matcher call = CALL.matcher(sql);
    return call.matches() ? conjuncts(call.group(1)).map(Counts::new) : Optional.empty();
  }

  /** The parts between top-level ANDs; empty where the text is no plain conjunction. */
  private static Optional<Set<String>> conjuncts(String condition) {
    Set<String> parts = new LinkedHashSet<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (String word : condition.split("(?<=[\\s()'])|(?=[\\s()'])", -1)) {
      String upper = word.toUpperCase(Locale.ROOT);
      quoted ^= word.equals("'");
      if (!quoted) {
        depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
        if (depth < 0 || (depth == 0 && (upper.equals("OR") || upper.equals("BETWEEN")))) {
          return Optional.empty();
        }
      }
      if (!quoted && depth == 0 && upper.equals("AND")) {
        parts.add(oneSpelling(part));
        part.setLength(0);
      } else {
        part.append(word);
      }
    }
    parts.add(oneSpelling(part));
    return depth == 0 && !quoted ? Optional.of(parts) : Optional.empty();
  }

  private static String oneSpelling(StringBuilder part) {
    return part.toString().strip().replaceAll("\\s+", " ");
  }
}
