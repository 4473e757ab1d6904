package org.districtassessment.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.districtassessment.core.rule.CheckRule;
import org.districtassessment.core.rule.RuleSet;

/**
 * How much of what was planted was found, and how much else, by check.
 *
 * @param check finding code or check id
 * @param planted defects that should be found
 * @param found those of them that were
 * @param flagged places that the check names
 * @param falseAlarms those of them where nothing was planted for it
 */
record Recall(String check, Kind kind, int planted, int found, int flagged, int falseAlarms) {

  /** What finds. */
  enum Kind {
    /** The reader or a row rule of a schema. */
    FINDING,
    /** A check that holds a row, a site or a unit against a fixed rule. */
    RULE,
    /**
     * A check that draws its line among the values themselves, so that honest ones may be beyond.
     */
    SCREEN
  }

  /** One for each check that something was planted for, or that found something, in order. */
  static List<Recall> byCheck(
      Collection<Mark> planted, Collection<Mark> found, Set<String> screens) {
    SortedMap<String, List<Mark>> plantedBy = byCode(planted);
    SortedMap<String, List<Mark>> foundBy = byCode(found);
    SortedMap<String, Recall> recalls = new TreeMap<>();
    plantedBy.forEach(
        (code, due) -> recalls.put(code, of(due, foundBy.getOrDefault(code, List.of()), screens)));
    foundBy.forEach((code, all) -> recalls.computeIfAbsent(code, c -> of(List.of(), all, screens)));
    return List.copyOf(recalls.values());
  }

  /** Screens of an edition: all methods but those that hold rows against a fixed rule. */
  static Set<String> screens(RuleSet rules) {
    return rules.checks().stream()
        .filter(check -> isScreen(check.method()))
        .map(CheckRule::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isScreen(CheckRule.Method method) {
    return !(method instanceof CheckRule.Rows
        || method instanceof CheckRule.AcrossUnits
        || method instanceof CheckRule.FactorOff);
  }

  /** The sum of several, for the line below a table. */
  static Recall sum(String name, Kind kind, Collection<Recall> all) {
    return new Recall(
        name,
        kind,
        all.stream().mapToInt(Recall::planted).sum(),
        all.stream().mapToInt(Recall::found).sum(),
        all.stream().mapToInt(Recall::flagged).sum(),
        all.stream().mapToInt(Recall::falseAlarms).sum());
  }

  /** Share of the planted that was found; 1 where nothing was planted. */
  double recall() {
    return planted == 0 ? 1 : (double) found / planted;
  }

  /** Share of false alarms among all alarms; 0 where there are none. */
  double falseDiscoveryRate() {
    return flagged == 0 ? 0 : (double) falseAlarms / flagged;
  }

  /** Planted defects that nothing found. */
  static List<Mark> missed(Collection<Mark> planted, Collection<Mark> found) {
    return withoutMatch(planted, found);
  }

  /** What was found where nothing was planted. */
  static List<Mark> falseAlarms(Collection<Mark> planted, Collection<Mark> found) {
    return withoutMatch(found, planted);
  }

  private static Recall of(List<Mark> planted, List<Mark> found, Set<String> screens) {
    Mark first = planted.isEmpty() ? found.get(0) : planted.get(0);
    Kind kind =
        first.kind().equals("finding")
            ? Kind.FINDING
            : screens.contains(first.code()) ? Kind.SCREEN : Kind.RULE;
    return new Recall(
        first.code(),
        kind,
        planted.size(),
        planted.size() - withoutMatch(planted, found).size(),
        found.size(),
        withoutMatch(found, planted).size());
  }

  private static List<Mark> withoutMatch(Collection<Mark> marks, Collection<Mark> others) {
    SortedMap<Mark, List<Mark>> byPlace =
        others.stream()
            .collect(Collectors.groupingBy(Mark::anyField, TreeMap::new, Collectors.toList()));
    Predicate<Mark> isMatched =
        mark -> byPlace.getOrDefault(mark.anyField(), List.of()).stream().anyMatch(mark::isSameAs);
    return marks.stream().filter(isMatched.negate()).sorted().toList();
  }

  private static SortedMap<String, List<Mark>> byCode(Collection<Mark> marks) {
    return marks.stream()
        .collect(
            Collectors.groupingBy(
                mark -> mark.kind() + " " + mark.code(), TreeMap::new, Collectors.toList()));
  }
}
