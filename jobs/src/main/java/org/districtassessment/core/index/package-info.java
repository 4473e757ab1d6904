/**
 * Composite indices: a table of raw values to scores and ranks, by the steps of OECD/JRC, Handbook
 * on Constructing Composite Indicators (2008).
 */
package org.districtassessment.core.index;
