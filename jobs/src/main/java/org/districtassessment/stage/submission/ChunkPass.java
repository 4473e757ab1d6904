package org.districtassessment.stage.submission;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Checks the cells of one part of a large file. */
final class ChunkPass {

  private ChunkPass() {}

  static ChunkOutcome validate(ReadingContext context, YearFiles year, int number, Chunk chunk)
      throws IOException {
    SubmissionFile file = year.files().get(number);
    TableValidator validator =
        new TableValidator(
            context, year, context.keyPlan(), file.table(), new GatheredKeys(), List.of());
    BitSet rejected = new BitSet();
    BitSet problems = new BitSet();
    long rowFindings = 0;
    try (RowWalker walker =
        year.look(number).walk(context.files(), validator.layout(), file, chunk)) {
      validator.start(walker, number);
      while (walker.next()) {
        List<RowProblem> found = validator.validate(TableValidator.Checks.OF_CELLS);
        if (walker.kind().isData() && BucketValidator.isRejected(walker, found)) {
          rejected.set(walker.ordinal());
        }
        if (!found.isEmpty()) {
          problems.set(walker.ordinal());
          rowFindings += found.size();
        }
      }
    }
    ConversionCounts conversions = validator.conversions();
    return new ChunkOutcome(number, rejected, problems, rowFindings, conversions);
  }

  /** Returns the outcomes of buckets, those of the files that were split with their cells'. */
  static List<FileOutcome> merge(
      List<FileOutcome> outcomes, List<ChunkOutcome> ofCells, Set<Integer> split) {
    return outcomes.stream()
        .map(
            outcome ->
                split.contains(outcome.file())
                    ? ofCells.stream()
                        .filter(chunk -> chunk.file() == outcome.file())
                        .reduce(ChunkOutcome::plus)
                        .map(outcome::with)
                        .orElse(outcome)
                    : outcome)
        .toList();
  }
}
