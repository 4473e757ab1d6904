/**
 * Whether money leans toward the people it is meant for.
 *
 * <p>F is all money and T the targeted part of it; N is everybody and M the target population; each
 * of a unit, of a group, or of all units.
 *
 * <table>
 *   <caption>Measures</caption>
 *   <tr><th>measure</th><th>formula</th><th>null where</th></tr>
 *   <tr><td>{@code tilt-ratio} τ</td><td>(T ÷ F) ÷ (M ÷ N)</td>
 *       <td>F ≤ 0, M ≤ 0 or M ≥ N</td></tr>
 *   <tr><td>{@code per-capita-ratio} ρ</td><td>(T ÷ M) ÷ ((F − T) ÷ (N − M)), that is
 *       τ(1 − m) ÷ (1 − τm) with m = M ÷ N</td>
 *       <td>as τ, or T ≥ F: the others have nothing to compare with</td></tr>
 *   <tr><td>{@code location-quotient} LQ</td><td>(T of the source ÷ T of all sources) ÷ (the same
 *       over all units)</td><td>one of the sums divided by is ≤ 0</td></tr>
 * </table>
 *
 * <p>A ratio of 1 is no lean, more is a lean toward the target population; a location quotient
 * below 1 names the source that leans less here than it does elsewhere. The tilt ratio is the
 * targeting indicator of Coady, Grosh and Hoddinott, Targeting of Transfers in Developing Countries
 * (World Bank, 2004): 60% of the benefits to 40% of the people give 1.5.
 *
 * <p>Every measure is a {@link org.districtassessment.core.targeting.Measurement}: a number, or a
 * stable reason why there is none. Below this package: {@code inequality} has measures over ranked
 * units, {@code resampling} their intervals, {@code effort} the years, {@code allocation} next
 * year's money, {@code reconciliation} the ledger, and {@code verdict} what passes and why not.
 */
package org.districtassessment.core.targeting;
