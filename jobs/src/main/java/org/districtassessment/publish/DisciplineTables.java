package org.districtassessment.publish;

import static org.districtassessment.core.schema.FieldType.INTEGER;
import static org.districtassessment.core.schema.FieldType.STRING;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.districtassessment.core.anomaly.AnomalyStatus;
import org.districtassessment.core.finding.Language;
import org.districtassessment.core.finding.Problems;
import org.districtassessment.core.schema.Schemas;
import org.districtassessment.core.targeting.question.CarriedOver;
import org.districtassessment.core.targeting.question.Discipline;
import org.districtassessment.core.targeting.question.FinancedTwice;
import org.districtassessment.core.targeting.question.Queued;
import org.jspecify.annotations.Nullable;

/** The tables of how money is spent, written by the command {@code funding}. */
final class DisciplineTables {

  private DisciplineTables() {}

  /** Makes {@code funding_carry_over}, {@code funding_reviews} and {@code funding_twice}. */
  static List<PublishedTable> of(
      Discipline discipline, Language language, Schemas schemas, Problems problems) {
    return List.of(
        carriedOver().bind(schemas, problems).of(discipline.carriedOver()),
        queued(language).bind(schemas, problems).of(discipline.queued()),
        financedTwice().bind(schemas, problems).of(discipline.financedTwice()));
  }

  private static TableColumns<CarriedOver> carriedOver() {
    return new TableColumns<CarriedOver>("funding_carry_over")
        .always("unit", STRING, CarriedOver::unit)
        .always("source", STRING, CarriedOver::source)
        .always("state", STRING, row -> row.state().code())
        .maybe("from_years", INTEGER, row -> whole(row.from()))
        .maybe("below_years", INTEGER, row -> whole(row.below()))
        .always("rows", INTEGER, row -> (long) row.rows())
        .rounded("amount", CarriedOver::amount);
  }

  private static TableColumns<Queued> queued(Language language) {
    return new TableColumns<Queued>("funding_reviews")
        .always("queue", STRING, row -> row.queue().id())
        .always("title", STRING, row -> row.queue().title().in(language))
        .always("anomaly_id", STRING, row -> row.doubt().anomaly())
        .always("check_id", STRING, row -> row.doubt().check())
        .always("status", STRING, row -> row.doubt().status().id())
        .always("unit", STRING, row -> row.doubt().unit())
        .always("key", STRING, row -> row.doubt().key())
        .maybe("name", STRING, Queued::name)
        .maybe("source", STRING, Queued::source)
        .maybeRounded("amount", Queued::amount)
        .maybe(
            "observed",
            STRING,
            row -> row.doubt().observed().isEmpty() ? null : row.doubt().observed());
  }

  private static TableColumns<FinancedTwice> financedTwice() {
    return new TableColumns<FinancedTwice>("funding_twice")
        .always("way", STRING, row -> row.way().code())
        .always("whole", STRING, FinancedTwice::whole)
        .always("units", STRING, row -> joined(row.units()))
        .always("sources", STRING, row -> joined(row.sources()))
        .always("rows", INTEGER, row -> (long) row.rows())
        .rounded("amount", FinancedTwice::amount)
        .maybeRounded("total", FinancedTwice::total)
        .rounded("twice", FinancedTwice::twice)
        .maybe("statuses", STRING, DisciplineTables::statuses);
  }

  private static @Nullable String statuses(FinancedTwice row) {
    return row.statuses().isEmpty()
        ? null
        : row.statuses().stream().map(AnomalyStatus::id).collect(Collectors.joining("; "));
  }

  private static String joined(Collection<String> words) {
    return String.join("; ", words);
  }

  private static @Nullable Long whole(@Nullable Integer number) {
    return number == null ? null : number.longValue();
  }
}
