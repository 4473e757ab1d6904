package org.districtassessment.core.targeting.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.districtassessment.core.rule.FundingQuestions;
import org.districtassessment.core.rule.FundingQuestions.Denominator;
import org.districtassessment.core.rule.FundingQuestions.Need;
import org.districtassessment.core.rule.FundingQuestions.Neediest;
import org.districtassessment.core.rule.MoneyMeasure;
import org.districtassessment.core.targeting.resampling.Statistic;

/**
 * The measures of money less what was taken back, beside those of gross money: the same formulas
 * over the same slices, named {@code <measure>-net}. A unit that gave back more than it got leaves
 * an index without value ({@code negative-money}).
 */
final class NetMeasures {

  private static final String NET = "-net";

  private final FundingData data;
  private final FundingQuestions questions;
  private final Money net;
  private final Figures figures;
  private final Ratios ratios;
  private final int[] once;
  private final List<Resampled> rows = new ArrayList<>();

  NetMeasures(FundingData data, FundingQuestions questions, Figures figures) {
    this.data = data;
    this.questions = questions;
    this.net = Money.net(data.rows());
    this.figures = figures;
    this.ratios = new Ratios(net, figures);
    this.once = new int[net.size()];
    Arrays.fill(once, 1);
  }

  /**
   * Returns per-capita ratios of every slice, location quotients of groups and units, and indices
   * over units and places.
   *
   * @param whole slices of the money of all units
   * @param parts groups and units, with all their money
   */
  List<Resampled> measure(List<Slice> whole, List<Slice> parts) {
    whole.forEach(this::perCapita);
    Slice everything = Slice.everything(data);
    for (Slice part : parts) {
      perCapita(part);
      for (String source : net.distinctSources()) {
        Slice ofSource = part.from(source, net);
        perCapita(ofSource);
        Statistic quotient =
            ratios.quotient(ofSource, part, everything.from(source, net), everything);
        add(MoneyMeasure.LOCATION_QUOTIENT, ofSource, "", quotient);
      }
    }
    Need units = questions.need();
    if (units != null) {
      indices(Ranking.ofUnits(data, net, figures, units), units, Slice.ALL, whole);
    }
    Need places = questions.needOfPlaces();
    if (places != null) {
      indices(Ranking.ofPlaces(data, net, figures, places), places, Slice.PLACE, whole);
    }
    return List.copyOf(rows);
  }

  private void perCapita(Slice slice) {
    for (Denominator denominator : questions.denominators()) {
      Statistic perCapita = ratios.perCapita(slice, denominator);
      add(MoneyMeasure.PER_CAPITA_RATIO, slice, denominator.id(), perCapita);
    }
  }

  private void indices(Ranking ranking, Need need, String level, List<Slice> whole) {
    Inequality inequality = new Inequality(ranking);
    String drawn = inequality.drawn();
    List<MoneyMeasure> measures =
        new ArrayList<>(
            List.of(
                MoneyMeasure.CONCENTRATION_INDEX,
                MoneyMeasure.GINI_INDEX,
                MoneyMeasure.NEED_ELASTICITY));
    if (need.neediest() == Neediest.LOWEST) {
      measures.add(MoneyMeasure.KAKWANI_INDEX);
    }
    for (Slice slice : whole) {
      for (MoneyMeasure measure : measures) {
        Statistic statistic = inequality.of(measure, slice);
        Measured row =
            Measured.of(measure.id() + NET, slice, "", statistic.measure(once)).at(level);
        rows.add(
            measure == MoneyMeasure.GINI_INDEX
                ? Resampled.ratio(row, statistic)
                : Resampled.index(row, statistic, drawn));
      }
    }
  }

  private void add(MoneyMeasure measure, Slice slice, String denominator, Statistic statistic) {
    Measured row = Measured.of(measure.id() + NET, slice, denominator, statistic.measure(once));
    rows.add(Resampled.ratio(row, statistic));
  }
}
