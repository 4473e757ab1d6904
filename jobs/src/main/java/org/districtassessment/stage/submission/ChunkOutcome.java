package org.districtassessment.stage.submission;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;

/**
 * What the cells of a part of a file show, whichever bucket their rows belong to.
 *
 * @param rejected ordinals of the rows that are not accepted
 * @param problems ordinals of the records with any problem
 * @param rowFindings number of problems
 */
record ChunkOutcome(
    int file, BitSet rejected, BitSet problems, long rowFindings, ConversionCounts conversions)
    implements Serializable {

  /** Returns both parts as one. */
  ChunkOutcome plus(ChunkOutcome other) {
    BitSet allRejected = (BitSet) rejected.clone();
    allRejected.or(other.rejected);
    BitSet allProblems = (BitSet) problems.clone();
    allProblems.or(other.problems);
    return new ChunkOutcome(
        file,
        allRejected,
        allProblems,
        rowFindings + other.rowFindings,
        ConversionCounts.sum(List.of(conversions, other.conversions)));
  }
}
