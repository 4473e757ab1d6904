package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.STRING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.districtassessment.core.composite.DescribeScores.Described;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.index.IndexResult.ElementWeight;
import org.districtassessment.core.index.statistics.CorrelationPair;
import org.districtassessment.core.index.statistics.DataAvailability;
import org.districtassessment.core.index.statistics.IndexStatistics;
import org.districtassessment.core.index.statistics.ItemStatistics;
import org.districtassessment.core.index.statistics.Reliability;
import org.districtassessment.core.index.statistics.UnitProfile;
import org.districtassessment.core.schema.Schemas;
import org.jspecify.annotations.Nullable;

/**
 * The tables that describe scores, with numbers rounded HALF_UP to the decimals of their schema.
 */
final class StatisticsTables {

  private record StagedItem(IndexStatistics.Stage stage, ItemStatistics item) {}

  private record RelatedPair(String relation, CorrelationPair pair) {}

  private final TableColumns.Bound<ElementWeight> weights;
  private final TableColumns.Bound<StagedItem> statistics;
  private final TableColumns.Bound<RelatedPair> correlations;
  private final TableColumns.Bound<Reliability> reliability;
  private final TableColumns.Bound<DataAvailability> availability;
  private final TableColumns.Bound<UnitProfile> profiles;

  StatisticsTables(Schemas schemas, Problems problems) {
    weights = weightColumns().bind(schemas, problems);
    statistics = statisticsColumns().bind(schemas, problems);
    correlations = correlationColumns().bind(schemas, problems);
    reliability = reliabilityColumns().bind(schemas, problems);
    availability = availabilityColumns().bind(schemas, problems);
    profiles = profileColumns().bind(schemas, problems);
  }

  List<PublishedTable> of(Described described) {
    IndexStatistics all = described.statistics();
    List<StagedItem> items = new ArrayList<>();
    all.items()
        .forEach((stage, rows) -> rows.forEach(row -> items.add(new StagedItem(stage, row))));
    List<RelatedPair> pairs = new ArrayList<>();
    all.correlations().forEach(pair -> pairs.add(new RelatedPair("between", pair)));
    all.withAncestors().forEach(pair -> pairs.add(new RelatedPair("ancestor", pair)));
    return List.of(
        weights.of(described.weights()),
        statistics.of(items),
        correlations.of(pairs),
        reliability.of(all.reliability()),
        availability.of(all.availability()),
        profiles.of(all.profiles()));
  }

  private static TableColumns<ElementWeight> weightColumns() {
    return new TableColumns<ElementWeight>("weights")
        .always("item", STRING, ElementWeight::id)
        .always("parent", STRING, ElementWeight::parent)
        .rounded("nominal_weight", row -> new BigDecimal(row.nominal()))
        .rounded("weight", row -> new BigDecimal(row.weight()))
        .rounded("effective_weight", row -> new BigDecimal(row.effective()));
  }

  private static TableColumns<StagedItem> statisticsColumns() {
    return new TableColumns<StagedItem>("statistics")
        .always("stage", STRING, row -> id(row.stage()))
        .always("item", STRING, row -> row.item().item())
        .always("available", INTEGER, row -> (long) row.item().available())
        .maybeRounded("share_available", row -> decimal(row.item().shareAvailable()))
        .maybeRounded("minimum", row -> decimal(row.item().minimum()))
        .maybeRounded("median", row -> decimal(row.item().median()))
        .maybeRounded("mean", row -> decimal(row.item().mean()))
        .maybeRounded("maximum", row -> decimal(row.item().maximum()))
        .maybeRounded("standard_deviation", row -> decimal(row.item().standardDeviation()))
        .maybeRounded("skewness", row -> decimal(row.item().skewness()))
        .maybeRounded("kurtosis", row -> decimal(row.item().kurtosis()))
        .always("non_zero", INTEGER, row -> (long) row.item().nonZero())
        .always("unique_values", INTEGER, row -> (long) row.item().unique())
        .always("most_frequent", INTEGER, row -> (long) row.item().mostFrequent())
        .maybe("flags", STRING, row -> flags(row.item()));
  }

  private static @Nullable String flags(ItemStatistics item) {
    return item.flags().isEmpty()
        ? null
        : item.flags().stream().map(StatisticsTables::id).collect(Collectors.joining(";"));
  }

  private static TableColumns<RelatedPair> correlationColumns() {
    return new TableColumns<RelatedPair>("correlations")
        .always("relation", STRING, RelatedPair::relation)
        .always("method", STRING, row -> id(row.pair().method()))
        .always("item_a", STRING, row -> row.pair().itemA())
        .always("item_b", STRING, row -> row.pair().itemB())
        .always("units", INTEGER, row -> (long) row.pair().count())
        .maybeRounded("coefficient", row -> decimal(row.pair().coefficient()))
        .maybeRounded("p_value", row -> decimal(row.pair().pValue()))
        .maybe("flag", STRING, row -> flag(row));
  }

  private static @Nullable String flag(RelatedPair row) {
    CorrelationPair.Flag flag = row.pair().flag();
    return flag == CorrelationPair.Flag.NONE ? null : id(flag);
  }

  private static TableColumns<Reliability> reliabilityColumns() {
    return new TableColumns<Reliability>("reliability")
        .always("node", STRING, Reliability::node)
        .always("depth", INTEGER, row -> (long) row.depth())
        .always("items", INTEGER, row -> (long) row.items())
        .maybeRounded("alpha", row -> decimal(row.alpha()));
  }

  private static TableColumns<DataAvailability> availabilityColumns() {
    return new TableColumns<DataAvailability>("availability")
        .always("unit", STRING, DataAvailability::unit)
        .always("node", STRING, DataAvailability::node)
        .always("indicators", INTEGER, row -> (long) row.indicators())
        .always("missing", INTEGER, row -> (long) row.missing())
        .always("zero", INTEGER, row -> (long) row.zero())
        .rounded("available", row -> new BigDecimal(row.available()))
        .maybeRounded("non_zero", row -> decimal(row.nonZero()));
  }

  private static TableColumns<UnitProfile> profileColumns() {
    return new TableColumns<UnitProfile>("unit_profiles")
        .always("unit", STRING, UnitProfile::unit)
        .always("item", STRING, UnitProfile::item)
        .maybeRounded("value", row -> decimal(row.value()))
        .maybeRounded("score", row -> decimal(row.score()))
        .maybe("rank", INTEGER, row -> whole(row.rank()))
        .maybe("last_rank", INTEGER, row -> whole(row.lastRank()))
        .maybe("group_rank", INTEGER, row -> whole(row.groupRank()))
        .maybeRounded("group_mean_value", row -> decimal(row.groupMeanValue()))
        .maybeRounded("group_median_value", row -> decimal(row.groupMedianValue()))
        .maybeRounded("group_mean_score", row -> decimal(row.groupMeanScore()))
        .maybeRounded("group_median_score", row -> decimal(row.groupMedianScore()))
        .maybe("standing", STRING, StatisticsTables::standing);
  }

  private static @Nullable String standing(UnitProfile row) {
    return row.standing() == UnitProfile.Standing.NEITHER ? null : id(row.standing());
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable BigDecimal decimal(double number) {
    return Double.isNaN(number) ? null : new BigDecimal(number);
  }

  private static @Nullable Long whole(double number) {
    return Double.isNaN(number) ? null : (long) number;
  }
}
