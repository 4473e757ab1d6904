package org.districtassessment.core.rule;

import java.util.List;
import org.districtassessment.core.finding.SourceLocation;
import org.districtassessment.core.index.normalise.Normalisation;
import org.districtassessment.core.index.prepare.PreparationStep;

/**
 * What makes an edition a composite index (综合指数) instead of a points system (赋分): values are
 * prepared, normalised and aggregated up the tree of dimensions, as the OECD/JRC Handbook on
 * Constructing Composite Indicators (2008) has it.
 *
 * @param preparation steps, in this order
 * @param normalisation of every indicator that has none of its own
 * @param total how the total comes from the topmost dimensions
 */
public record IndexMethod(
    List<PreparationStep> preparation,
    Normalisation normalisation,
    NodeMethod total,
    SourceLocation at) {

  public IndexMethod {
    preparation = List.copyOf(preparation);
  }
}
