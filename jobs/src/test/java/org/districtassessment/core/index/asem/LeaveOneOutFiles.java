package org.districtassessment.core.index.asem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.districtassessment.core.index.DataMatrix;
import org.districtassessment.core.index.IndexResult;
import org.districtassessment.core.index.LeaveOneOut;
import org.districtassessment.core.index.LeaveOneOut.Influence;
import org.districtassessment.core.index.MakeIndex;
import org.districtassessment.core.index.RankUnits;

/** The files of {@code asem/loo}: one element of a level left out at a time. */
final class LeaveOneOutFiles {

  private final Deviations deviations;
  private final Map<String, Runnable> tests = new LinkedHashMap<>();

  private LeaveOneOutFiles(Deviations deviations) {
    this.deviations = deviations;
  }

  /** Returns a test for each file, by its name. */
  static Map<String, Runnable> tests(Deviations deviations) {
    LeaveOneOutFiles files = new LeaveOneOutFiles(deviations);
    files.addAll();
    return files.tests;
  }

  private void add(String file, Consumer<String> test) {
    tests.put(file, () -> test.accept(file));
  }

  private void addAll() {
    for (int level = 1; level <= 3; level++) {
      String prefix = "loo/level" + level + "_";
      List<String> ids = AsemTable.read(prefix + "scores.csv").columns();
      Influence influence =
          LeaveOneOut.leaveOneOut(Asem.example(), Asem.EXAMPLE, ids.subList(1, ids.size()));
      DataMatrix index =
          Asem.EXAMPLE.scores().with(List.of("Nominal"), new double[][] {Asem.EXAMPLE.index()});
      add(
          prefix + "scores.csv",
          file -> deviations.matrix(file, Asem.join(index, influence.scores())));
      add(
          prefix + "ranks.csv",
          file ->
              deviations.ranks(file, Asem.join(RankUnits.rankUnits(index), influence.ranks()), ""));
      add(
          prefix + "rankdiffs.csv",
          file -> {
            deviations.ranks(file, influence.rankChanges(), "");
            for (double change : AsemTable.read(file).numbers("Nominal")) {
              deviations.rank(file, "Nominal", "", 0, change);
            }
          });
      add(
          prefix + "meanabsdiff.csv",
          file -> {
            AsemTable table = AsemTable.read(file);
            List<String> columns = influence.scores().columns();
            for (int i = 0; i < columns.size(); i++) {
              deviations.value(
                  file,
                  columns.get(i),
                  influence.meanAbsoluteChanges().get(i),
                  table.number(columns.get(i), "MeanAbsDiff"));
            }
            deviations.value(file, "Nominal", 0, table.number("Nominal", "MeanAbsDiff"));
          });
    }
    add(
        "loo/change_ind_drop_LPI_CO2_full_rebuild.csv",
        file -> {
          IndexResult rebuilt =
              MakeIndex.makeIndex(Asem.example().without(Set.of("LPI", "CO2")), Asem.input());
          deviations.matrix(file, rebuilt.scores());
          deviations.ranks(file, rebuilt.ranks(), "rank_");
        });
  }
}
