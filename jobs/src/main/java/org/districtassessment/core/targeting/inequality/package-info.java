/**
 * How evenly money lies over people, ranked by need or not.
 *
 * <p>h or y is money per head of a unit, f its share of people, μ the mean over people, s its share
 * of money, R its fractional rank. Every measure is a {@link
 * org.districtassessment.core.targeting.Measurement}: a finite number, or a reason.
 *
 * <table>
 *   <caption>Measures</caption>
 *   <tr><th>measure</th><th>formula</th><th>leans to need</th></tr>
 *   <tr><td>concentration index C</td><td>(2 ÷ μ) cov(h, R)</td><td>C &lt; 0</td></tr>
 *   <tr><td>Gini G</td><td>C ranked by itself</td><td></td></tr>
 *   <tr><td>Kakwani K</td><td>C − G of income</td><td>K &lt; 0 for grants</td></tr>
 *   <tr><td>Theil T</td><td>Σ f (y ÷ μ) ln(y ÷ μ)</td><td></td></tr>
 *   <tr><td>mean log deviation L</td><td>Σ f ln(μ ÷ y)</td><td></td></tr>
 *   <tr><td>need elasticity η</td><td>ln h = α + η ln need</td><td>η &gt; 0</td></tr>
 * </table>
 */
package org.districtassessment.core.targeting.inequality;
