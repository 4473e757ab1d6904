/** Whether measures pass their thresholds, and what a failure comes from. */
package org.districtassessment.core.targeting.verdict;
