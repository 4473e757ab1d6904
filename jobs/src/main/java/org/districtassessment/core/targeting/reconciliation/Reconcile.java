package org.districtassessment.core.targeting.reconciliation;

import static org.districtassessment.core.Checks.check;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.districtassessment.core.targeting.reconciliation.Reconciled.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Pairs what was reported with a ledger.
 *
 * <p>First by id: entries of one id are paired in the order of their keys. Then the rest by name
 * and date: of all pairs that {@link MatchRules} allow, the most similar first, then the fewest
 * days apart (a missing date comes last), then equal amounts, then the keys; an entry is in one
 * pair at most.
 */
public final class Reconcile {

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::similarity)
          .reversed()
          .thenComparingLong(Candidate::days)
          .thenComparing(Candidate::distance)
          .thenComparing(Candidate::here, Entry.BY_KEY)
          .thenComparing(Candidate::there, Entry.BY_KEY);

  private static final Comparator<Reconciled> BY_KEYS =
      Comparator.comparing((Reconciled row) -> row.here() == null ? 1 : 0)
          .thenComparing(row -> row.here() == null ? "" : row.here().key())
          .thenComparing(row -> row.there() == null ? "" : row.there().key());

  private record Named(Entry entry, NameSimilarity name) {}

  private record Candidate(Entry here, Entry there, double similarity, long days) {

    BigDecimal distance() {
      return here.amount().subtract(there.amount()).abs();
    }
  }

  private Reconcile() {}

  /**
   * Returns every entry of both sides once: by the key here, then what is only there by its key.
   *
   * @param here in any order, keys unique
   * @param there the same
   */
  public static List<Reconciled> reconcile(List<Entry> here, List<Entry> there, MatchRules rules) {
    Map<String, Entry> restHere = byKey(here);
    Map<String, Entry> restThere = byKey(there);
    List<Reconciled> rows = new ArrayList<>();
    pairById(restHere, restThere, rules, rows);
    pairByName(restHere, restThere, rules, rows);
    restHere
        .values()
        .forEach(entry -> rows.add(new Reconciled(Outcome.ONLY_HERE, entry, null, null)));
    restThere
        .values()
        .forEach(entry -> rows.add(new Reconciled(Outcome.ONLY_THERE, null, entry, null)));
    rows.sort(BY_KEYS);
    return rows;
  }

  private static Map<String, Entry> byKey(List<Entry> entries) {
    Map<String, Entry> byKey = new TreeMap<>();
    for (Entry entry : entries) {
      check(byKey.put(entry.key(), entry) == null, "Two entries with the key %s", entry.key());
    }
    return byKey;
  }

  private static void pairById(
      Map<String, Entry> here, Map<String, Entry> there, MatchRules rules, List<Reconciled> rows) {
    Map<String, List<Entry>> thereById = new HashMap<>();
    for (Entry entry : there.values()) {
      if (!entry.id().isBlank()) {
        thereById.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(entry);
      }
    }
    for (Entry entry : List.copyOf(here.values())) {
      List<Entry> same = thereById.getOrDefault(entry.id(), new ArrayList<>());
      if (!same.isEmpty()) {
        Entry counterpart = same.remove(0);
        rows.add(pair(entry, counterpart, null, rules));
        here.remove(entry.key());
        there.remove(counterpart.key());
      }
    }
  }

  private static void pairByName(
      Map<String, Entry> here, Map<String, Entry> there, MatchRules rules, List<Reconciled> rows) {
    for (Candidate best : candidates(here, there, rules)) {
      if (here.containsKey(best.here().key()) && there.containsKey(best.there().key())) {
        rows.add(pair(best.here(), best.there(), best.similarity(), rules));
        here.remove(best.here().key());
        there.remove(best.there().key());
      }
    }
  }

  /** Compares only names that have a pair of characters in common. */
  private static List<Candidate> candidates(
      Map<String, Entry> here, Map<String, Entry> there, MatchRules rules) {
    Map<String, List<Named>> thereByPair = new HashMap<>();
    for (Entry entry : there.values()) {
      Named other = new Named(entry, new NameSimilarity(entry.name()));
      other
          .name()
          .pairs()
          .forEach(pair -> thereByPair.computeIfAbsent(pair, any -> new ArrayList<>()).add(other));
    }

    List<Candidate> candidates = new ArrayList<>();
    for (Entry entry : here.values()) {
      NameSimilarity name = new NameSimilarity(entry.name());
      Set<Named> others = new LinkedHashSet<>();
      name.pairs().forEach(pair -> others.addAll(thereByPair.getOrDefault(pair, List.of())));
      for (Named other : others) {
        double similarity = name.to(other.name());
        long days = days(entry, other.entry());
        if (similarity >= rules.leastSimilarity()
            && (days <= rules.mostDays() || days == Long.MAX_VALUE)) {
          candidates.add(new Candidate(entry, other.entry(), similarity, days));
        }
      }
    }
    candidates.sort(BEST_FIRST);
    return candidates;
  }

  private static long days(Entry here, Entry there) {
    return here.date() == null || there.date() == null
        ? Long.MAX_VALUE
        : Math.abs(ChronoUnit.DAYS.between(here.date(), there.date()));
  }

  private static Reconciled pair(
      Entry here, Entry there, @Nullable Double similarity, MatchRules rules) {
    boolean same = here.amount().subtract(there.amount()).abs().compareTo(rules.tolerance()) <= 0;
    return new Reconciled(same ? Outcome.MATCHED : Outcome.AMOUNT_DIFFERS, here, there, similarity);
  }
}
