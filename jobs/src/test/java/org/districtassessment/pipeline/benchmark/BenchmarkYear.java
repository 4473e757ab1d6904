package org.districtassessment.pipeline.benchmark;

import java.nio.file.Path;
import org.districtassessment.core.rule.BoundRules;
import org.districtassessment.pipeline.LoadRules;
import org.districtassessment.pipeline.SampleYear;

/** The assessed year of a benchmark, by the shipped edition. */
final class BenchmarkYear {

  static final int YEAR = 2024;
  static final long SEED = 20210009;
  static final Path SCHEMAS = Path.of("schemas");

  private BenchmarkYear() {}

  static BoundRules rules() {
    return LoadRules.load(SampleYear.RULES, SCHEMAS, SCHEMAS).check().bind(YEAR);
  }
}
