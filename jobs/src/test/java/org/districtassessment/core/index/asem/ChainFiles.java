package org.districtassessment.core.index.asem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.RankUnits;
import org.districtassessment.core.index.prepare.CellChange;
import org.districtassessment.core.index.prepare.CellChange.Reason;
import org.districtassessment.core.index.prepare.StepResult;
import org.districtassessment.core.index.prepare.Treatment;
import org.districtassessment.core.index.prepare.Treatment.Outcome;
import org.districtassessment.core.index.prepare.UnitAvailability;

/** The files of {@code asem/chain}: the example index, step by step. */
final class ChainFiles {

  private final Deviations deviations;
  private final Map<String, Runnable> tests = new LinkedHashMap<>();

  private ChainFiles(Deviations deviations) {
    this.deviations = deviations;
  }

  /** Returns a test for each file, by its name. */
  static Map<String, Runnable> tests(Deviations deviations) {
    ChainFiles files = new ChainFiles(deviations);
    files.addAll();
    return files.tests;
  }

  private void add(String file, Consumer<String> test) {
    tests.put(file, () -> test.accept(file));
  }

  private void addAll() {
    add("chain/1_raw.csv", file -> deviations.matrix(file, Asem.EXAMPLE.raw()));
    List<String> steps = List.of("2_denominated", "3_imputed", "4_screened", "5_treated");
    for (int i = 0; i < steps.size(); i++) {
      StepResult step = Asem.EXAMPLE.steps().get(i);
      add("chain/" + steps.get(i) + ".csv", file -> deviations.matrix(file, step.data()));
    }
    add("chain/4_screen_summary.csv", this::screening);
    add("chain/5_treated_details.csv", this::treatments);
    add("chain/5_treated_points.csv", this::treatedCells);
    add("chain/6_normalised.csv", file -> deviations.matrix(file, Asem.EXAMPLE.normalised()));
    add("chain/7_aggregated.csv", file -> deviations.matrix(file, all(Asem.EXAMPLE)));
    add(
        "chain/7_aggregated_ranks.csv",
        file ->
            deviations.ranks(
                file, "chain/7_aggregated.csv", RankUnits.rankUnits(all(Asem.EXAMPLE)), ""));
    add("chain/8_results_table.csv", this::resultsTable);
    add(
        "chain/8_results_groupranks_EurAsia.csv",
        file -> {
          AsemTable table = AsemTable.read(file);
          DataMatrix ranks = RankUnits.rankWithinGroups(Asem.EXAMPLE.scores());
          deviations.ranks(file, ranks, "");
          for (int unit = 0; unit < ranks.unitCount(); unit++) {
            String key = ranks.units().get(unit);
            deviations.text(file, key, ranks.groups().get(unit), table.text(key, "EurAsia_group"));
          }
        });
  }

  private DataMatrix all(IndexResult result) {
    return Asem.join(result.normalised(), result.scores());
  }

  private void screening(String file) {
    AsemTable table = AsemTable.read(file);
    List<UnitAvailability> units = Asem.EXAMPLE.steps().get(2).availability();
    assertThat(units).hasSameSizeAs(table.keys());
    for (UnitAvailability one : units) {
      String unit = one.unit();
      deviations.value(file, unit, one.missing(), table.number(unit, "N_missing"));
      deviations.value(file, unit, one.zero(), table.number(unit, "N_zero"));
      deviations.value(
          file, unit, one.missing() + one.zero(), table.number(unit, "N_miss_or_zero"));
      deviations.value(file, unit, one.available(), table.number(unit, "Dat_Avail"));
      deviations.value(file, unit, one.nonZero(), table.number(unit, "Non_Zero"));
      deviations.text(file, unit, one.included(), table.text(unit, "Included").equals("TRUE"));
      boolean low = table.text(unit, "LowDatOrZeroFlag").equals("TRUE");
      deviations.text(file, unit, !one.included(), low);
    }
  }

  private void treatments(String file) {
    AsemTable table = AsemTable.read(file);
    List<Treatment> treatments = Asem.EXAMPLE.steps().get(3).treatments();
    assertThat(treatments).hasSameSizeAs(table.keys());
    for (Treatment one : treatments) {
      String id = one.column();
      boolean passed = table.text(id, "check_SkewKurt0.Pass").equals("TRUE");
      deviations.text(file, id, one.outcome() == Outcome.PASSED, passed);
      deviations.value(file, id, one.before().skewness(), table.number(id, "check_SkewKurt0.Skew"));
      deviations.value(file, id, one.before().kurtosis(), table.number(id, "check_SkewKurt0.Kurt"));
      if (!passed) {
        boolean cured = table.text(id, "check_SkewKurt1.Pass").equals("TRUE");
        deviations.text(file, id, one.outcome() == Outcome.WINSORISED, cured);
        deviations.value(file, id, one.winsorised(), table.number(id, "winsorise.nwin"));
        deviations.value(
            file, id, one.after().skewness(), table.number(id, "check_SkewKurt1.Skew"));
        deviations.value(
            file, id, one.after().kurtosis(), table.number(id, "check_SkewKurt1.Kurt"));
      }
    }
  }

  private void treatedCells(String file) {
    AsemTable table = AsemTable.read(file);
    Map<String, Reason> changes = new HashMap<>();
    for (CellChange change : Asem.EXAMPLE.steps().get(3).changes()) {
      changes.put(change.unit() + " " + change.column(), change.reason());
    }
    for (String unit : table.keys()) {
      for (String column : table.columns()) {
        String where = unit + " " + column;
        String actual =
            switch (changes.getOrDefault(where, Reason.TRANSFORMED)) {
              case WINSORISED_HIGH -> "winhi";
              case WINSORISED_LOW -> "winlo";
              default -> "";
            };
        deviations.text(file, where, actual, table.text(unit, column));
      }
    }
  }

  private void resultsTable(String file) {
    AsemTable table = AsemTable.read(file);
    DataMatrix all = all(Asem.EXAMPLE);
    double[] ranks = Asem.EXAMPLE.indexRanks();
    for (int unit = 0; unit < all.unitCount(); unit++) {
      String key = all.units().get(unit);
      deviations.rank(file, "Rank", key, ranks[unit], table.number(key, "Rank"));
      for (int column = 0; column < all.columnCount(); column++) {
        String id = all.columns().get(column);
        deviations.value(file, key + " " + id, all.cell(unit, column), table.number(key, id));
      }
    }
    assertThat(all.columns())
        .containsExactlyInAnyOrderElementsOf(table.columns().subList(1, table.columns().size()));
    List<String> best =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparing(unit -> ranks[unit]))
            .map(unit -> all.units().get(unit))
            .toList();
    assertThat(best).isEqualTo(table.keys());
  }
}
