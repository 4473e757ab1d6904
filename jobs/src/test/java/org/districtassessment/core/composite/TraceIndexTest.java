package org.districtassessment.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.districtassessment.core.composite.TownRules.bonus;
import static org.districtassessment.core.composite.TownRules.decimal;
import static org.districtassessment.core.composite.TownRules.veto;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.index.prepare.Denominate;
import org.districtassessment.core.index.prepare.Fallback;
import org.districtassessment.core.index.prepare.Impute;
import org.districtassessment.core.index.prepare.ScreenUnits;
import org.districtassessment.core.index.prepare.TreatOutliers;
import org.districtassessment.core.rule.Adjustment.VetoEffect;
import org.districtassessment.core.scoring.Scope;
import org.junit.jupiter.api.Test;

class TraceIndexTest {

  @Test
  void followsAnIndexFromTheRowsToTheGrade() {
    // doctors: 1000 × 6 ÷ 3000 = 2; care: (2 - 10) ÷ 2 = -4; (3 × -4 + 8) ÷ 4 = -1, + 1.5
    assertThat(
            trace(
                CareIndex.ofTowns()
                    .preparedBy(new Denominate())
                    .with(bonus("model", null))
                    .with(veto("audit", VetoEffect.CAP_GRADE, "good")),
                "a region=coast doctors=6/3000 waiting=10 budget=8 model=1.5"))
        .containsExactly(
            "a indicator doctors 1 numerator 6 null doctors.yaml:3:5",
            "a indicator doctors 2 denominator 3000 null doctors.yaml:3:5",
            "a indicator doctors 3 value 2 null doctors.yaml:3:5",
            "a indicator doctors 4 denominated 2 null doctors.yaml:3:5",
            "a indicator doctors 5 normalised 2 null doctors.yaml:3:5",
            "a indicator doctors 6 effective-weight 0.375 null doctors.yaml:3:5",
            "a indicator waiting 1 numerator 10 null waiting.yaml:3:5",
            "a indicator waiting 2 value 10 null waiting.yaml:3:5",
            "a indicator waiting 3 normalised -10 null waiting.yaml:3:5",
            "a indicator waiting 4 effective-weight 0.375 null waiting.yaml:3:5",
            "a indicator budget 1 numerator 8 null budget.yaml:3:5",
            "a indicator budget 2 value 8 null budget.yaml:3:5",
            "a indicator budget 3 normalised 8 null budget.yaml:3:5",
            "a indicator budget 4 effective-weight 0.25 null budget.yaml:3:5",
            "a dimension care 1 weight 0.5 doctors clinics.yaml:10:5",
            "a dimension care 2 weight 0.5 waiting clinics.yaml:10:5",
            "a dimension care 3 score -4 null clinics.yaml:10:5",
            "a dimension money 1 weight 1 budget clinics.yaml:11:5",
            "a dimension money 2 score 8 null clinics.yaml:11:5",
            "a total total 1 weight 0.75 care clinics.yaml:3:5",
            "a total total 2 weight 0.25 money clinics.yaml:3:5",
            "a total total 3 score -1 null clinics.yaml:3:5",
            "a total total 4 bonus 1.5 model clinics.yaml:30:5",
            "a total total 5 total 0.5 null clinics.yaml:3:5",
            "a total total 6 rank 1 null clinics.yaml:3:5",
            "a total total 7 group-rank 1 of 1 in coast clinics.yaml:3:5",
            "a total total 8 grade null poor clinics.yaml:3:5");
  }

  /** b has no denominator and takes the mean of a and d, (2 + 3.5) ÷ 2; c has no residents. */
  @Test
  void tellsEveryChangeOfAValueAndWhatItWas() {
    List<String> trace =
        trace(
            CareIndex.ofTowns()
                .preparedBy(new Denominate())
                .preparedBy(new Impute(Impute.Method.MEAN, Scope.ALL)),
            """
            a region=coast doctors=2/1000   waiting=1 budget=8
            b region=coast doctors=4.50/-   waiting=1 budget=none
            c region=coast doctors=4/0      waiting=1 budget=n/a
            d region=coast doctors=3.5/1000 waiting=1 budget=7
            """);
    assertThat(trace)
        .containsSequence(
            "b indicator doctors 1 numerator 4.5 null doctors.yaml:3:5",
            "b indicator doctors 2 value null missing doctors.yaml:3:5",
            "b indicator doctors 3 denominator-missing null was 4.5 doctors.yaml:3:5",
            "b indicator doctors 4 imputed-mean 2.75 was missing doctors.yaml:3:5",
            "b indicator doctors 5 normalised 2.75 null doctors.yaml:3:5",
            "b indicator doctors 6 effective-weight 0.375 null doctors.yaml:3:5",
            "b indicator waiting 1 numerator 1 null waiting.yaml:3:5")
        .containsSequence(
            "b indicator budget 1 value null missing budget.yaml:3:5",
            "b indicator budget 2 imputed-mean 7.5 was missing budget.yaml:3:5",
            "b indicator budget 3 normalised 7.5 null budget.yaml:3:5")
        .containsSequence(
            "c indicator doctors 1 numerator 4 null doctors.yaml:3:5",
            "c indicator doctors 2 denominator 0 null doctors.yaml:3:5",
            "c indicator doctors 3 value null not_applicable doctors.yaml:3:5",
            "c indicator doctors 4 normalised null none doctors.yaml:3:5",
            "c indicator doctors 5 effective-weight 0.375 null doctors.yaml:3:5")
        .containsSequence(
            "c indicator budget 1 value null not_applicable budget.yaml:3:5",
            "c indicator budget 2 normalised null none budget.yaml:3:5")
        .containsSequence(
            "c dimension money 1 weight 1 budget clinics.yaml:11:5",
            "c dimension money 2 score null none clinics.yaml:11:5");
  }

  /** An outlier is pulled in to the next value; the others are not mentioned. */
  @Test
  void tellsThatAnOutlierWasPulledIn() {
    List<String> trace =
        trace(
            CareIndex.ofTowns()
                .preparedBy(
                    new TreatOutliers(
                        2, 3.5, OptionalInt.of(1), Fallback.of(Fallback.Kind.NONE), Set.of())),
            """
            a region=coast doctors=1  waiting=1 budget=1
            b region=coast doctors=2  waiting=1 budget=1
            c region=coast doctors=3  waiting=1 budget=1
            d region=coast doctors=4  waiting=1 budget=1
            e region=coast doctors=5  waiting=1 budget=1
            f region=coast doctors=99 waiting=1 budget=1
            """);
    assertThat(trace)
        .containsSequence(
            "e indicator doctors 1 value 5 null doctors.yaml:3:5",
            "e indicator doctors 2 normalised 5 null doctors.yaml:3:5")
        .containsSequence(
            "f indicator doctors 1 value 99 null doctors.yaml:3:5",
            "f indicator doctors 2 winsorised-high 5 was 99 doctors.yaml:3:5",
            "f indicator doctors 3 normalised 5 null doctors.yaml:3:5");
  }

  @Test
  void saysWhyATownHasNoTotal() {
    List<String> trace =
        trace(
            CareIndex.ofTowns().preparedBy(new ScreenUnits(0.5, 0.5)).preparedBy(new Denominate()),
            """
            a region=coast doctors=2/1000 waiting=1    budget=8
            b region=coast doctors=2/1000 waiting=0    budget=0
            c region=coast doctors=2/1000 waiting=none budget=none
            d region=coast doctors=1/1000 waiting=1    budget=n/a
            """);
    assertThat(trace)
        .containsSequence(
            "c indicator doctors 3 value 2 null doctors.yaml:3:5",
            "c indicator doctors 4 normalised null none doctors.yaml:3:5",
            "c indicator doctors 5 effective-weight 0.375 null doctors.yaml:3:5")
        .contains(
            "b total total 1 not-assessed null screened out: 0 values missing, 2 are 0"
                + " clinics.yaml:3:5",
            "c total total 1 not-assessed null screened out: 2 values missing, 0 are 0"
                + " clinics.yaml:3:5")
        .containsSequence(
            "d indicator doctors 3 value 1 null doctors.yaml:3:5",
            "d indicator doctors 4 denominated 1 null doctors.yaml:3:5");
    assertThat(trace).noneMatch(step -> step.startsWith("c dimension "));
  }

  @Test
  void saysThatATownWithoutValuesHasNoScore() {
    assertThat(trace(CareIndex.ofTowns(), "a region=coast doctors=none waiting=none budget=none"))
        .endsWith("a total total 1 not-assessed null no score clinics.yaml:3:5");
  }

  @Test
  void scoresWhatWasDecided() {
    Correction decided =
        new Correction(
            "a",
            "doctors",
            decimal("3"),
            "Li",
            LocalDate.of(2024, 12, 1),
            "letter 7",
            new SourceLocation("appeals.csv", 2, 0));
    assertThat(
            trace(CareIndex.ofTowns(), "a region=coast doctors=2/1000 waiting=1 budget=8", decided))
        .containsSequence(
            "a indicator doctors 3 value 2 null doctors.yaml:3:5",
            "a indicator doctors 4 corrected 3 2024-12-01, Li: letter 7 (appeals.csv:2)"
                + " doctors.yaml:3:5",
            "a indicator doctors 5 normalised 3 null doctors.yaml:3:5");
  }

  private static List<String> trace(CareIndex index, String towns, Correction... corrections) {
    return Towns.read(index.rules(), towns).trace(List.of(corrections));
  }
}
