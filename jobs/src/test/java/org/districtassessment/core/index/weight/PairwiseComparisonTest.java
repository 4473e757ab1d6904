package org.districtassessment.core.index.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.districtassessment.core.index.weight.PairwiseComparison.Priorities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseComparisonTest {

  /**
   * Which drink is consumed more in the USA: coffee, wine, tea, beer, sodas, milk, water. Saaty,
   * Decision making with the analytic hierarchy process, International Journal of Services Sciences
   * 1 (2008), with the priorities to three decimals and the consistency ratio 0.022; quoted from
   * memory, all eight numbers agree.
   */
  private static final String DRINKS =
      """
      9 5 2 1 1 1/2
      1/3 1/9 1/9 1/9 1/9
      1/3 1/4 1/3 1/9
      1/2 1 1/3
      2 1/2
      1/3
      """;

  /**
   * What makes a school: learning, friends, school life, vocational training, college preparation,
   * music classes. Saaty, The Analytic Hierarchy Process (1980), ch. 1, with the priorities .32,
   * .14, .03, .13, .24, .14; known for judgements that are too contradictory; quoted from memory.
   */
  private static final String SCHOOL =
      """
      4 3 1 3 4
      7 3 1/5 1
      1/5 1/5 1/6
      1 1/3
      3
      """;

  @Test
  void equalsSaatysDrinks() {
    PairwiseComparison drinks =
        PairwiseComparison.ofUpperTriangle(above(DRINKS), Priorities.EIGENVECTOR);
    double[] published = {0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327};
    double[] weights = drinks.priorityWeights();
    for (int i = 0; i < published.length; i++) {
      assertThat(weights[i]).isCloseTo(published[i], within(5.5e-4));
    }
    assertThat(drinks.consistencyRatio()).isCloseTo(0.022, within(5e-4));
    // NumPy 2.4.6: linalg.eig
    assertThat(drinks.principalEigenvalue()).isCloseTo(7.17662903933035, within(1e-12));
    assertThat(drinks.consistencyIndex()).isCloseTo(0.029438173221724966, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void refusesSaatysSchool(Priorities priorities) {
    assertThatThrownBy(() -> PairwiseComparison.ofUpperTriangle(above(SCHOOL), priorities))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "Contradictory judgements: consistency ratio 0\\.2\\d{3} \\(must be < 0\\.10; look for"
                + " three children of which a beats b, b beats c, but a does not beat c by about"
                + " the product\\)");
  }

  @ParameterizedTest
  @EnumSource
  void findsTheWeightsBehindConsistentJudgements(Priorities priorities) {
    // 4 : 2 : 1
    PairwiseComparison found = PairwiseComparison.ofUpperTriangle(above("2 4\n2"), priorities);
    assertThat(found.priorityWeights())
        .containsExactly(new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0}, within(1e-15));
    assertThat(found.principalEigenvalue()).isCloseTo(3, within(1e-14));
    assertThat(found.consistencyRatio()).isCloseTo(0, within(1e-14));
  }

  @Test
  void takesTheMeanOfNormalisedColumns() {
    // columns 1, 1/2, 1/3 and 2, 1, 1/2 and 3, 2, 1, divided by 11/6, 7/2 and 6
    PairwiseComparison found =
        PairwiseComparison.ofUpperTriangle(above("2 3\n2"), Priorities.MEAN_OF_NORMALISED_COLUMNS);
    double[] expected = {
      (6 / 11.0 + 4 / 7.0 + 1 / 2.0) / 3,
      (3 / 11.0 + 2 / 7.0 + 1 / 3.0) / 3,
      (2 / 11.0 + 1 / 7.0 + 1 / 6.0) / 3
    };
    assertThat(found.priorityWeights()).containsExactly(expected, within(1e-15));
  }

  @ParameterizedTest(name = "of the eigenvalue {0}")
  @ValueSource(doubles = {3.05, 3.11})
  void drawsTheLineAtATenth(double eigenvalue) {
    // The principal eigenvalue of 3 children with a12 a23 ÷ a13 = t³ is 1 + t + 1 ÷ t.
    double root = (eigenvalue - 1 + Math.sqrt((eigenvalue - 1) * (eigenvalue - 1) - 4)) / 2;
    List<List<Double>> judgements = List.of(List.of(root * root * root, 1.0), List.of(1.0));
    double ratio = (eigenvalue - 3) / 2 / 0.58;
    assertThat(ratio).isLessThan(0.1);
    assertThat(
            PairwiseComparison.ofUpperTriangle(judgements, Priorities.EIGENVECTOR)
                .consistencyRatio())
        .isCloseTo(ratio, within(1e-12));
  }

  @Test
  void refusesARatioOfATenthAndMore() {
    // as above: λmax 3.12, CR 0.06 ÷ 0.58
    double root = (2.12 + Math.sqrt(2.12 * 2.12 - 4)) / 2;
    List<List<Double>> judgements = List.of(List.of(root * root * root, 1.0), List.of(1.0));
    assertThatThrownBy(() -> PairwiseComparison.ofUpperTriangle(judgements, Priorities.EIGENVECTOR))
        .hasMessageStartingWith(
            "Contradictory judgements: consistency ratio 0.1034 (must be < 0.10");
  }

  @Test
  void findsNoContradictionInOneOrTwoChildren() {
    PairwiseComparison one = new PairwiseComparison(List.of(List.of(1.0)), Priorities.EIGENVECTOR);
    assertThat(one.priorityWeights()).containsExactly(1);
    assertThat(one.consistencyIndex()).isZero();
    PairwiseComparison two = PairwiseComparison.ofUpperTriangle(above("9"), Priorities.EIGENVECTOR);
    assertThat(two.priorityWeights()).containsExactly(new double[] {0.9, 0.1}, within(1e-15));
    assertThat(two.consistencyRatio()).isZero();
  }

  @Test
  void givesAChildOfNominalWeightZeroNone() {
    PairwiseComparison found =
        PairwiseComparison.ofUpperTriangle(above("2 4\n2"), Priorities.EIGENVECTOR);
    assertThat(found.weights(new double[3][2], new double[] {1, 0, 7}))
        .containsExactly(new double[] {4 / 7.0, 0, 1 / 7.0}, within(1e-15));
  }

  @Test
  void refusesAnotherNumberOfChildren() {
    PairwiseComparison two = PairwiseComparison.ofUpperTriangle(above("9"), Priorities.EIGENVECTOR);
    two.checkNominal("health", new double[] {1, 1});
    assertThatThrownBy(() -> two.checkNominal("health", new double[] {1, 1, 1}))
        .hasMessage(
            "Judgements on 2 children, but health has 3 (must be one row for each child, in its"
                + " order)");
  }

  @Test
  void refusesWhatIsNoMatrixOfJudgements() {
    assertRefused(
        "", "Judgements on 0 children (must be on 1 to 10; put some below a node of their own)");
    assertRefused("1 2", "Row 1 of the judgements has 2 numbers (must be 1, one for each child)");
    assertRefused(
        "1 2\n1/3 1",
        "Judgements of child 2 on 1 and back: 0.3333333333333333 and 2.0 (their product must be 1)");
    assertRefused(
        "2", "Judgements of child 1 on 1 and back: 2.0 and 2.0 (their product must be 1)");
    assertRefused("1 2\n-1 1", "Invalid judgement of child 2 on 1: -1.0 (must be > 0)");
    assertRefused("1 0\n1 1", "Invalid judgement of child 2 on 1: 0.0 (must be > 0)");
    assertThatThrownBy(
            () -> PairwiseComparison.ofUpperTriangle(above("1 2\n1 1"), Priorities.EIGENVECTOR))
        .hasMessage("Judgements of child 2: 2 (must be 1, on each child behind it)");
    assertThatThrownBy(
            () ->
                new PairwiseComparison(
                    Collections.nCopies(11, Collections.nCopies(11, 1.0)), Priorities.EIGENVECTOR))
        .hasMessageStartingWith("Judgements on 11 children");
  }

  @Test
  void acceptsReciprocalsOfSixDecimals() {
    PairwiseComparison found =
        new PairwiseComparison(
            List.of(List.of(1.0, 3.0), List.of(0.3333333, 1.0)), Priorities.EIGENVECTOR);
    assertThat(found.priorityWeights()).containsExactly(new double[] {0.75, 0.25}, within(1e-15));
  }

  private static void assertRefused(String matrix, String message) {
    assertThatThrownBy(() -> new PairwiseComparison(above(matrix), Priorities.EIGENVECTOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static List<List<Double>> above(String rows) {
    return rows.lines()
        .map(row -> Stream.of(row.split(" ")).map(PairwiseComparisonTest::number))
        .map(row -> row.collect(Collectors.toList()))
        .toList();
  }

  private static double number(String text) {
    String[] parts = text.split("/", -1);
    double number = Double.parseDouble(parts[0]);
    return parts.length == 1 ? number : number / Double.parseDouble(parts[1]);
  }
}
