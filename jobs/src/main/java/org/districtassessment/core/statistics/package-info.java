/** Plain numbers over columns of doubles, in which NaN marks a missing cell; no state, no rules. */
package org.districtassessment.core.statistics;
