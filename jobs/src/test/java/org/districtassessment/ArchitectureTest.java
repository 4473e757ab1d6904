package org.districtassessment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Arrows point one way; see {@code docs/ARCHITECTURE.md}. */
@AnalyzeClasses(packages = "org.districtassessment", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.districtassessment.";

  @ArchTest
  static final ArchRule coreKnowsOnlyItselfTheJdkAndAMathsLibrary =
      classes()
          .that()
          .resideInAPackage(ROOT + "core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "core..",
              "java.lang..",
              "java.util..",
              "java.math..",
              "java.net..",
              "java.time..",
              "java.text..",
              "java.io..",
              "java.nio.charset..",
              "java.security..",
              "javax.crypto..",
              "org.hipparchus..",
              "org.jspecify.annotations..",
              "com.google.errorprone.annotations..");

  @ArchTest static final ArchRule configKnowsCoreAndJackson = keeps("config", "core");

  @ArchTest static final ArchRule stagesKnowCore = keeps("stage", "core");

  @ArchTest static final ArchRule referencePagesKnowCore = keeps("reference", "core");

  @ArchTest static final ArchRule spreadsheetsKnowCore = keeps("spreadsheet", "core");

  @ArchTest
  static final ArchRule onlySpreadsheetsKnowHowWorkbooksAreWritten =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "spreadsheet..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dhatim.fastexcel..");

  @ArchTest static final ArchRule publicationKnowsCoreAndStages = keeps("publish", "core", "stage");

  @ArchTest
  static final ArchRule generatorKnowsCoreConfigAndStages =
      keeps("generate", "core", "config", "stage");

  @ArchTest
  static final ArchRule pipelineKnowsEverythingButCommands =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "cli..");

  @ArchTest
  static final ArchRule onlyStagesAndWhatDrivesThemKnowSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "core..",
              ROOT + "config..",
              ROOT + "publish..",
              ROOT + "reference..",
              ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule onlyConfigGenerateAndPublishKnowJackson =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "config..", ROOT + "publish..", ROOT + "generate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule onlyCommandsKnowPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyArchivesAndWorkbooksKnowTheirLibraries =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "stage.archive..", ROOT + "stage.workbook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.commons.compress..", "com.ctc.wstx..", "javax.xml.stream..");

  @ArchTest
  static final ArchRule nobodyWritesToStandardStreams =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nobodyReadsTheClockOrDrawsRandomNumbers =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Instant.class, "now");

  /** An anomaly never changes a score: what makes scores does not know that there are any. */
  @ArchTest
  static final ArchRule scoresKnowNoAnomalies =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "core.composite..", ROOT + "core.scoring..")
          .or()
          .haveSimpleName("ComputeIndicators")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "core.anomaly..");

  @ArchTest
  static final ArchRule coreHasNoCycles =
      slices().matching(ROOT + "core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule formatsKnowNotWhatIsMadeOfThem =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + "stage.record..", ROOT + "stage.archive..", ROOT + "stage.workbook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "stage", ROOT + "stage.submission..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  private static ArchRule keeps(String name, String... allowed) {
    String[] others =
        Stream.of("core", "config", "stage", "publish", "reference", "generate", "pipeline", "cli")
            .filter(other -> !other.equals(name) && !List.of(allowed).contains(other))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true);
  }
}
